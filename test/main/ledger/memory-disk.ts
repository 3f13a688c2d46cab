import type { LedgerDisk } from '../../../main/ledger/ledger-disk.ts';

/** A ledger file in memory, with what a real disk does to programs. */
export interface MemoryDisk extends LedgerDisk {
  text(): string;
  put(text: string): void;
  /** What was set aside, oldest first. */
  readonly aside: readonly string[];
  /** Bytes of every append that reached the disk. */
  readonly writes: readonly number[];
  /** The next append keeps `kept` bytes and rejects with `code`. */
  failNextAppend(code: string, kept?: number): void;
  /** Every call rejects with `code` until null. */
  refuse(code: string | null): void;
}

export function createMemoryDisk(text = ''): MemoryDisk {
  let bytes = Buffer.from(text);
  let refusal: string | null = null;
  let failure: { readonly code: string; readonly kept: number } | null = null;
  const aside: string[] = [];
  const writes: number[] = [];

  function check(): void {
    if (refusal !== null) throw systemError(refusal);
  }

  return {
    aside,
    writes,
    text: () => bytes.toString(),
    put: (next) => {
      bytes = Buffer.from(next);
    },
    failNextAppend: (code, kept = 0) => {
      failure = { code, kept };
    },
    refuse: (code) => {
      refusal = code;
    },
    async size() {
      check();
      return bytes.length;
    },
    async readRange(start, end) {
      check();
      return bytes.subarray(start, end);
    },
    async append(added) {
      check();
      const failed = failure;
      failure = null;
      bytes = Buffer.concat([bytes, failed === null ? added : added.subarray(0, failed.kept)]);
      if (failed !== null) throw systemError(failed.code);
      writes.push(added.length);
    },
    async truncate(size) {
      check();
      bytes = bytes.subarray(0, size);
    },
    async setAside(from) {
      check();
      aside.push(bytes.subarray(from).toString());
      bytes = bytes.subarray(0, from);
    },
  };
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
