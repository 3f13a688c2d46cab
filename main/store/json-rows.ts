import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import type { Database } from './database.ts';

/** The tables of one JSON text per row. */
export type JsonTable =
  | 'drafts'
  | 'outbox'
  | 'settings'
  | 'profiles'
  | 'audiences'
  | 'own_post_records'
  | 'message_drafts'
  | 'message_outbox';

/**
 * Tables that hold nothing but copies of what the networks have: an unreadable row is fetched anew, and is worth nothing. Set
 * aside it would outlive the sign-out that removes the others.
 */
const copies: ReadonlySet<JsonTable> = new Set(['profiles', 'own_post_records']);

/** Rows of JSON that pass their schema. */
export interface JsonRows<T> {
  /** In the order in which they were first saved. Rows that do not pass are set aside and reported, or removed where they are copies. */
  all(): readonly T[];
  /** Throws where the value does not pass, so that what was saved can be read. */
  save(id: string, value: T): void;
  remove(id: string): void;
}

export interface JsonRowsParts<T> {
  readonly database: Database;
  readonly table: JsonTable;
  readonly schema: z.ZodType<T>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** One plain sentence for the person. */
  readonly report: (words: string) => void;
}

const rowSchema = z.object({ id: z.string(), json: z.string() });
type Row = z.infer<typeof rowSchema>;

const rowNames: Readonly<Record<JsonTable, string>> = {
  drafts: 'A draft',
  outbox: 'A post in the outbox',
  settings: 'The settings',
  profiles: 'A cached profile',
  audiences: 'What is known of an audience',
  own_post_records: 'How far the own posts of an account were read',
  message_drafts: 'A direct message being written',
  message_outbox: 'A direct message waiting to go out',
};

export function createJsonRows<T>({ database, table, schema, now, report }: JsonRowsParts<T>): JsonRows<T> {
  function remove(id: string): void {
    database.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
  }

  function moveAside(row: Row): void {
    database.transact(() => {
      database.run('INSERT INTO set_aside (at, source, id, json) VALUES (?, ?, ?, ?)', [now(), table, row.id, row.json]);
      remove(row.id);
    });
    report(`${rowNames[table]} could not be read. It was set aside in the database, not deleted.`);
  }

  return {
    all() {
      const rows = z.array(rowSchema).parse(database.all(`SELECT id, json FROM ${table} ORDER BY rowid`));
      return rows.flatMap((row) => {
        const parsed = schema.safeParse(jsonOrUndefined(row.json));
        if (parsed.success) return [parsed.data];
        if (copies.has(table)) remove(row.id);
        else moveAside(row);
        return [];
      });
    },
    save(id, value) {
      const json = JSON.stringify(schema.parse(value));
      database.run(`INSERT INTO ${table} (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`, [id, json]);
    },
    remove,
  };
}
