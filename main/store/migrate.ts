import { type Database, numberOf } from './database.ts';

/** `foreign`: tables that no migration of ours made. `newer`: written by a later version of the program. */
export type Migration = { readonly kind: 'ok' } | { readonly kind: 'foreign' } | { readonly kind: 'newer' };

/** Brings the database up to the newest of `steps`, each in its own transaction; `user_version` counts those done. */
export function migrate(database: Database, steps: readonly string[]): Migration {
  const done = numberOf(database, 'SELECT user_version AS value FROM pragma_user_version');
  const tables = numberOf(database, 'SELECT count(*) AS value FROM sqlite_master');
  if (done === 0 && tables > 0) return { kind: 'foreign' };
  if (done > steps.length) return { kind: 'newer' };
  for (const [index, step] of steps.entries()) {
    if (index < done) continue;
    database.transact(() => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
  return { kind: 'ok' };
}
