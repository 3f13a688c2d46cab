import { constants } from 'node:fs';
import { appendFile, type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LedgerDisk } from './ledger-disk.ts';

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;
// A symlink in the ledger's place would send the record elsewhere. Windows has no such flag.
const noFollow = constants.O_NOFOLLOW ?? 0;

/** The ledger in a file, through node:fs. `path` is absolute; a torn tail goes to `path` + `.torn`. */
export function createNodeLedgerDisk(path: string): LedgerDisk {
  return {
    size: () => sizeOf(path),
    readRange: (start, end) => readRange(path, start, end),
    append: (bytes) => appendDurably(path, bytes),
    truncate: (size) => truncateDurably(path, size),
    async setAside(from) {
      const tail = await readRange(path, from, await sizeOf(path));
      await appendFile(`${path}.torn`, Buffer.concat([tail, Buffer.from('\n')]), { mode: ownerOnly });
      await truncateDurably(path, from);
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  if (end <= start) return new Uint8Array();
  return withFile(path, constants.O_RDONLY | noFollow, async (file) => {
    const buffer = Buffer.allocUnsafe(end - start);
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  });
}

async function appendDurably(path: string, bytes: Uint8Array): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_APPEND | noFollow;
  const write = async (file: FileHandle) => {
    const { mode } = await file.stat();
    if ((mode & 0o077) !== 0) await file.chmod(ownerOnly);
    await file.appendFile(bytes);
    await file.sync();
  };
  try {
    await withFile(path, flags, write);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true, mode: ownerOnlyFolder });
    await withFile(path, flags | constants.O_CREAT, write);
    await syncFolder(dirname(path));
  }
}

async function truncateDurably(path: string, size: number): Promise<void> {
  await withFile(path, constants.O_WRONLY | noFollow, async (file) => {
    await file.truncate(size);
    await file.sync();
  });
}

/** A new file is durable only once its folder is. Windows cannot open one, and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(folder, constants.O_RDONLY, (file) => file.sync());
}

async function withFile<T>(path: string, flags: number, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, ownerOnly);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
