/** The one file of the ledger, as few acts as the ledger needs. Every call rejects with the system's error where the system refuses. */
export interface LedgerDisk {
  /** Bytes; 0 where there is no file. */
  size(): Promise<number>;
  /** The bytes of `[start, end)`, fewer where the file ends before. */
  readRange(start: number, end: number): Promise<Uint8Array>;
  /** Adds at the end and resolves once the bytes are on the disk, not in a cache. Creates file and folder, for this user only. */
  append(bytes: Uint8Array): Promise<void>;
  /** Cuts the file to `size` bytes, on the disk when it resolves. */
  truncate(size: number): Promise<void>;
  /** Moves the bytes from `from` to the end into a file beside the ledger. */
  setAside(from: number): Promise<void>;
}
