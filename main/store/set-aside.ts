import { existsSync, renameSync } from 'node:fs';
import { syncFolderOf } from './owner-only.ts';

// The database first: should we be killed in between, a log without a database is set aside too,
// but a database without its log would pass for whole.
const companions = ['', '-wal', '-shm', '-journal'];

/**
 * Renames a file and what SQLite keeps beside it to `<path>.set-aside-<UTC time>`, which can be opened as it was.
 * Returns the new name. Throws where the system refuses; then whatever is left keeps its name.
 */
export function setAside(path: string, now: number): string {
  const target = freeName(`${path}.set-aside-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`);
  for (const companion of companions) {
    if (existsSync(path + companion)) renameSync(path + companion, target + companion);
  }
  syncFolderOf(path);
  return target;
}

function freeName(name: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!companions.some((companion) => existsSync(candidate + companion))) return candidate;
  }
}
