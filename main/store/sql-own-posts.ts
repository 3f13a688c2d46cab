import { z } from 'zod';
import type { IdentityId } from '../../shared/account.ts';
import { type Database, numberOf } from './database.ts';
import { createJsonRows, type JsonRowsParts } from './json-rows.ts';
import { type OwnPostRecord, type OwnPostStore, ownPostRecordSchema } from './own-post-store.ts';

const postRow = z.object({ text: z.string(), time: z.number() });
const countRow = z.object({ posts: z.number(), oldest: z.number().nullable() });

/** Own posts over a migrated database. */
export function createSqlOwnPosts(parts: Omit<JsonRowsParts<OwnPostRecord>, 'table' | 'schema'>): OwnPostStore {
  const { database } = parts;
  const records = createJsonRows({ ...parts, table: 'own_post_records', schema: ownPostRecordSchema });
  const countOf = (id: IdentityId): number => numberOf(database, 'SELECT count(*) AS value FROM own_posts WHERE identity = ?', [id]);
  const metSince = (id: IdentityId, startedAt: number): number =>
    numberOf(database, 'SELECT count(*) AS value FROM own_posts WHERE identity = ? AND met_at >= ?', [id, startedAt]);
  const gone = (id: IdentityId, remove: () => void): number =>
    database.transact(() => {
      const before = countOf(id);
      remove();
      return before - countOf(id);
    });

  return {
    records: async () => records.all(),
    saveRecord: async (record) => records.save(record.identityId, record),
    keep: async (record, posts) =>
      database.transact(() => {
        const { identityId, startedAt } = record;
        const [before, metBefore] = [countOf(identityId), metSince(identityId, startedAt)];
        for (const { id, text, time } of posts) {
          database.run(
            `INSERT INTO own_posts (identity, id, at, met_at, text) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (identity, id) DO UPDATE SET at = excluded.at, met_at = excluded.met_at, text = excluded.text`,
            [identityId, id, time, startedAt, text],
          );
        }
        records.save(identityId, record);
        return { added: countOf(identityId) - before, met: metSince(identityId, startedAt) - metBefore };
      }),
    count: async (id) =>
      countRow.parse(database.all('SELECT count(*) AS posts, min(at) AS oldest FROM own_posts WHERE identity = ?', [id])[0]),
    countMet: async (id, startedAt) => metSince(id, startedAt),
    newest: async (id, limit, offset) =>
      z
        .array(postRow)
        .parse(
          database.all('SELECT text, at AS time FROM own_posts WHERE identity = ? ORDER BY at DESC, id LIMIT ? OFFSET ?', [
            ...[id, limit, offset],
          ]),
        ),
    prune: async (id, writtenBefore, most) =>
      gone(id, () => {
        database.run('DELETE FROM own_posts WHERE identity = ? AND at < ?', [id, writtenBefore]);
        const beyond = 'SELECT id FROM own_posts WHERE identity = ? ORDER BY at DESC, id LIMIT -1 OFFSET ?';
        database.run(`DELETE FROM own_posts WHERE identity = ? AND id IN (${beyond})`, [id, id, most]);
      }),
    dropUnmet: async (id, startedAt) =>
      gone(id, () => database.run('DELETE FROM own_posts WHERE identity = ? AND met_at < ?', [id, startedAt])),
    forgetPosts: async (id) => database.run('DELETE FROM own_posts WHERE identity = ?', [id]),
    forget: async (id) => database.transact(() => forgetOwnPosts(database, id)),
  };
}

/** Also what a sign-out does; within the transaction that is open, if one is. */
export function forgetOwnPosts(database: Database, id: IdentityId): void {
  database.run('DELETE FROM own_posts WHERE identity = ?', [id]);
  database.run('DELETE FROM own_post_records WHERE id = ?', [id]);
}
