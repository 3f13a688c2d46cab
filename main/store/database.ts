import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { z } from 'zod';

/** A value SQLite can hold. */
export type SqlValue = string | number | null | Uint8Array;

/** The little of SQLite that the store uses. Calls are synchronous and throw libsql's `SqliteError`. */
export interface Database {
  /** Rows carry libsql's own `_metadata` too: parse them. */
  all(sql: string, values?: readonly SqlValue[]): readonly unknown[];
  run(sql: string, values?: readonly SqlValue[]): void;
  /** One or several statements without values. */
  exec(sql: string): void;
  /** All or nothing, on the disk when it returns. */
  transact<T>(act: () => T): T;
  close(): void;
}

// SQLite3 Multiple Ciphers' name for AES-256 in CBC mode, the one libsql 0.5 offers.
const cipher = 'aes256cbc';
const busyTimeoutMs = 1000;

/** Opens or creates. Nothing is read yet: a wrong key shows at the first statement. `key` must not be empty, for that would mean no encryption. */
export function openDatabase(path: string, key: string): Database {
  const options = { timeout: busyTimeoutMs, encryptionCipher: cipher, encryptionKey: key };
  const connection = new Libsql(path, options);
  return {
    // One array argument: libsql would take a lone object, a Uint8Array too, for named values.
    all: (sql, values = []) => connection.prepare<[readonly SqlValue[]]>(sql).all(values),
    run: (sql, values = []) => void connection.prepare<[readonly SqlValue[]]>(sql).run(values),
    exec: (sql) => void connection.exec(sql),
    transact(act) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = act();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk may have rolled back already; then this has nothing to do.
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => void connection.close(),
  };
}

/**
 * Opens what lies at `path` so that nothing is written: `immutable` (sqlite.org/uri.html) leaves the write-ahead log alone.
 * An ordinary connection with a wrong key copies the log into the database when it closes, and so destroys both.
 */
export function openUntouching(path: string, key: string): Database {
  return openDatabase(`${pathToFileURL(path).href}?mode=ro&immutable=1`, key);
}

const numberRow = z.object({ value: z.number() });

/** The one number that a query calls `value`. */
export function numberOf(database: Database, sql: string, values: readonly SqlValue[] = []): number {
  return numberRow.parse(database.all(sql, values)[0]).value;
}

/** SQLite's name for what went wrong, for example `SQLITE_FULL`, or null where it was not SQLite. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Not a database, not with this key, or damaged (sqlite.org/rescode.html). Anything else may pass: a full disk, a lock. */
export function isUnusable(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false);
}
