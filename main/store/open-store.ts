import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Database, isUnusable, openDatabase, openUntouching, sqliteCode } from './database.ts';
import { collectImages } from './images.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { makeOwnerOnly } from './owner-only.ts';
import { setAside } from './set-aside.ts';
import { createSqlStore, type OpenStore } from './sql-store.ts';

export type StoreOpening =
  /** `setAside`: the new name of an unusable database that was in the way, else null. */
  | { readonly kind: 'ok'; readonly store: OpenStore; readonly setAside: string | null }
  /** Plain words; whatever lies there is untouched. */
  | { readonly kind: 'failed'; readonly words: string };

export interface StoreParts {
  readonly path: string;
  /** 32 bytes in hex, from the vault. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told, in one plain sentence, of each row that had to be set aside. */
  readonly report: (words: string) => void;
}

/**
 * Opens the database, or makes one. One that is damaged, foreign or under another key is renamed, never changed, and a new one
 * takes its place; any other trouble (a lock, a full disk, a newer version's database) is `failed`, for it may pass.
 */
export function openStore({ path, key, now, report }: StoreParts): StoreOpening {
  if (!/^[0-9a-f]{64}$/.test(key)) return { kind: 'failed', words: 'The key for the drafts is not a key. They were left untouched.' };
  try {
    let aside = isOursAt(path, key) ? null : setAside(path, now());
    let opened = openUsable(path, key);
    if (opened.kind === 'unusable') {
      aside = setAside(path, now());
      opened = openUsable(path, key);
    }
    if (opened.kind !== 'ok') return { kind: 'failed', words: failedWords[opened.kind](basename(path)) };
    return { kind: 'ok', store: createSqlStore({ database: opened.database, now, report }), setAside: aside };
  } catch (error) {
    return { kind: 'failed', words: openingWords(basename(path), error) };
  }
}

/** Whether it may be opened at all. It is looked at without being touched, for opening under a wrong key would destroy it. */
function isOursAt(path: string, key: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return !existsSync(`${path}-wal`) || statSync(`${path}-wal`).size === 0;
  const database = openUntouching(path, key);
  try {
    database.all('PRAGMA user_version');
    return true;
  } catch (error) {
    // Other trouble may come from the log being left out of account; opening will tell.
    return sqliteCode(error) !== 'SQLITE_NOTADB';
  } finally {
    database.close();
  }
}

type Opened = { readonly kind: 'ok'; readonly database: Database } | { readonly kind: 'unusable' } | { readonly kind: 'newer' };

function openUsable(path: string, key: string): Opened {
  makeOwnerOnly(path);
  const database = openDatabase(path, key);
  try {
    database.all('PRAGMA journal_mode = WAL');
    // FULL: every commit reaches the disk before it is acknowledged.
    database.all('PRAGMA synchronous = FULL');
    const result = isSound(database) ? migrate(database, migrations) : { kind: 'foreign' as const };
    if (result.kind === 'ok') {
      collectImages(database);
      return { kind: 'ok', database };
    }
    database.close();
    return { kind: result.kind === 'newer' ? 'newer' : 'unusable' };
  } catch (error) {
    database.close();
    if (isUnusable(error)) return { kind: 'unusable' };
    throw error;
  }
}

function isSound(database: Database): boolean {
  const [row] = database.all('PRAGMA quick_check(1)');
  return typeof row === 'object' && row !== null && 'quick_check' in row && row.quick_check === 'ok';
}

const failedWords = {
  newer: (file: string) =>
    `The drafts in ${file} were saved by a newer Hatcheck. They are untouched. Install the newer version to open them.`,
  unusable: (file: string) => `The drafts could not be opened: a new ${file} is not usable either. Check the disk.`,
} as const;

function openingWords(file: string, error: unknown): string {
  const code = sqliteCode(error) ?? 'the file cannot be opened';
  return `The drafts could not be opened (${code}). ${file} is untouched. Check the disk, and that this user may write there.`;
}
