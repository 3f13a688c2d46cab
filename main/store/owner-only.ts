import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

export const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

/** Creates the file, empty, where there is none, and closes it to everybody else. SQLite gives the files beside it the same permissions. */
export function makeOwnerOnly(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: ownerOnlyFolder });
  closeSync(openSync(path, 'a', ownerOnly));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, ownerOnly);
}

/** A renamed or new file is durable only once its folder is. Windows cannot open one, and does not need to. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
