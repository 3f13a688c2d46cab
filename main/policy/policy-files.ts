import { constants, watch } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';

/** What must be known of a file or folder before its content is trusted. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly ownerUid: number;
  /** Permission bits. */
  readonly mode: number;
  /** Bytes. */
  readonly size: number;
}

/** A file opened once: its facts and its bytes come through the same handle, so nothing can be swapped between. */
export interface OpenedFile {
  facts(): Promise<FileFacts>;
  /** At most `limit` bytes from the start. */
  read(limit: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The disk as the policy source sees it. Rejects with the `code` of the system's error. */
export interface PolicyFiles {
  /** Of the entry itself, never of what a link points at. */
  facts(path: string): Promise<FileFacts>;
  names(folder: string): Promise<readonly string[]>;
  /** Refuses a link (ELOOP), and does not wait on a pipe. */
  open(path: string): Promise<OpenedFile>;
  /** Calls on changes in this folder; the returned function stops it. A folder that cannot be watched calls never. */
  watch(folder: string, onHint: () => void): () => void;
}

interface Stats {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  readonly uid: number;
  readonly mode: number;
  readonly size: number;
}

function factsOf(stats: Stats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other';
  return { kind, ownerUid: stats.uid, mode: stats.mode & 0o7777, size: stats.size };
}

const noLinkNoWait = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The real disk. */
export const diskPolicyFiles: PolicyFiles = {
  facts: async (path) => factsOf(await lstat(path)),
  names: (folder) => readdir(folder),
  async open(path) {
    const handle = await open(path, noLinkNoWait);
    return {
      facts: async () => factsOf(await handle.stat()),
      async read(limit) {
        const bytes = new Uint8Array(limit);
        let length = 0;
        while (length < limit) {
          const { bytesRead } = await handle.read(bytes, length, limit - length, length);
          if (bytesRead === 0) break;
          length += bytesRead;
        }
        return bytes.subarray(0, length);
      },
      close: () => handle.close(),
    };
  },
  watch(folder, onHint) {
    try {
      const watcher = watch(folder, { persistent: false }, onHint);
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    } catch {
      return () => {};
    }
  },
};
