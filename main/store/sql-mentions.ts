import { z } from 'zod';
import type { IdentityId } from '../../shared/account.ts';
import { answerSchema } from '../../shared/audience.ts';
import { type MentionReading, sentimentSchema } from '../../shared/pulse/mention.ts';
import { type Database, numberOf, type SqlValue } from './database.ts';
import { createJsonRows } from './json-rows.ts';
import type { AudienceRecord, FoundMention, MentionQuery, MentionStore } from './mention-store.ts';

interface SqlMentionsParts {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told, in one plain sentence, of each row that had to be set aside. */
  readonly report: (words: string) => void;
}

const share = z.number().min(0).max(1);
const readingSchema = z.object({ negative: share, low: share, high: share, mentions: z.number().int(), at: z.number() });
const audienceSchema: z.ZodType<AudienceRecord> = z.object({
  identityId: z.string(),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  sampleSize: z.number().int().positive().nullable(),
  keptAt: z.number().nullable(),
  unbroken: z.boolean(),
  model: z.string().nullable(),
  reading: readingSchema.nullable(),
});

const readColumns = {
  label: sentimentSchema.nullable(),
  p_negative: share.nullable(),
  p_neutral: share.nullable(),
  p_positive: share.nullable(),
  answer: answerSchema.nullable(),
};
const weighedRow = z.object({ id: z.string(), at: z.number(), place: z.string(), ...readColumns });
const foundRow = z.object({
  ...{ id: z.string(), at: z.number(), text: z.string(), author: z.string().nullable(), url: z.string().nullable() },
  ...readColumns,
});
const unreadRow = z.object({ id: z.string(), text: z.string() });
const foundColumns = 'id, at, text, author, url, label, p_negative, p_neutral, p_positive, answer';
/** A person's word counts before the model's; a skipped mention stays the model's. */
const labelOf = "CASE WHEN answer IS NULL OR answer = 'skipped' THEN label ELSE answer END";

/** Mentions over a migrated database. */
export function createSqlMentions({ database, now, report }: SqlMentionsParts): MentionStore {
  const audiences = createJsonRows({ database, now, report, table: 'audiences', schema: audienceSchema });
  const rowsOf = <T>(row: z.ZodType<T>, sql: string, values: readonly SqlValue[]): readonly T[] =>
    z.array(row).parse(database.all(sql, values));
  const countOf = (where: string, values: readonly SqlValue[]): number =>
    numberOf(database, `SELECT count(*) AS value FROM mentions WHERE ${where}`, values);
  const inAll = (identityId: IdentityId): number => countOf('identity = ?', [identityId]);

  return {
    audiences: async () => audiences.all(),
    saveAudience: async (record) => audiences.save(record.identityId, record),
    keep: async (identityId, mentions) =>
      database.transact(() => {
        const before = inAll(identityId);
        for (const { id, at, keptAt, place, text, author, url } of mentions) {
          const values = [identityId, id, at, keptAt, place, text, author, url];
          database.run(
            `INSERT INTO mentions (identity, id, at, kept_at, place, text, author, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (identity, id) DO NOTHING`,
            values,
          );
        }
        return inAll(identityId) - before;
      }),
    count: async (identityId) => inAll(identityId),
    unread: async (identityId, limit) =>
      rowsOf(unreadRow, 'SELECT id, text FROM mentions WHERE identity = ? AND label IS NULL ORDER BY at DESC LIMIT ?', [identityId, limit]),
    saveReadings: async (identityId, readings) =>
      database.transact(() => {
        for (const [id, { label, pNegative, pNeutral, pPositive }] of readings) {
          const values = [label, pNegative, pNeutral, pPositive, identityId, id];
          database.run(
            'UPDATE mentions SET label = ?, p_negative = ?, p_neutral = ?, p_positive = ? WHERE identity = ? AND id = ?',
            values,
          );
        }
      }),
    clearReadings: async (identityId) => database.run('UPDATE mentions SET label = NULL WHERE identity = ?', [identityId]),
    weighed: async (identityId) =>
      rowsOf(
        weighedRow,
        'SELECT id, at, place, label, p_negative, p_neutral, p_positive, answer FROM mentions WHERE identity = ? ORDER BY at, id',
        [identityId],
      ).map((row) => ({ id: row.id, at: row.at, place: row.place, reading: readingOf(row), answer: row.answer })),
    find: async (identityId, query) => {
      const { where, values } = conditionOf(identityId, query);
      const sql = `SELECT ${foundColumns} FROM mentions WHERE ${where} ORDER BY at DESC, id LIMIT ? OFFSET ?`;
      const mentions = rowsOf(foundRow, sql, [...values, query.limit, query.offset]).map(foundOf);
      return { mentions, total: countOf(where, values) };
    },
    first: async (identityId, size) =>
      rowsOf(foundRow, `SELECT ${foundColumns} FROM mentions WHERE identity = ? ORDER BY place, id LIMIT ?`, [identityId, size]).map(
        foundOf,
      ),
    answer: async (identityId, id, answer) =>
      database.run('UPDATE mentions SET answer = ? WHERE identity = ? AND id = ?', [answer, identityId, id]),
    prune: async (identityId, keptBefore, most) =>
      database.transact(() => {
        const before = inAll(identityId);
        database.run('DELETE FROM mentions WHERE identity = ? AND kept_at < ?', [identityId, keptBefore]);
        const beyond = 'SELECT id FROM mentions WHERE identity = ? ORDER BY at DESC, id LIMIT -1 OFFSET ?';
        database.run(`DELETE FROM mentions WHERE identity = ? AND id IN (${beyond})`, [identityId, identityId, most]);
        return before - inAll(identityId);
      }),
    forget: async (identityId) => forgetAudience(database, identityId),
  };
}

/** Also what a sign-out does; within the transaction that is open, if one is. */
export function forgetAudience(database: Database, identityId: IdentityId): void {
  database.run('DELETE FROM mentions WHERE identity = ?', [identityId]);
  database.run('DELETE FROM audiences WHERE id = ?', [identityId]);
  database.run("DELETE FROM set_aside WHERE source = 'audiences' AND id = ?", [identityId]);
}

type ReadColumns = { readonly [K in keyof typeof readColumns]: z.infer<(typeof readColumns)[K]> };

function readingOf({ label, p_negative, p_neutral, p_positive }: ReadColumns): MentionReading | null {
  if (label === null || p_negative === null || p_neutral === null || p_positive === null) return null;
  return { label, pNegative: p_negative, pNeutral: p_neutral, pPositive: p_positive };
}

function foundOf(row: z.infer<typeof foundRow>): FoundMention {
  const { id, at, text, author, url, answer } = row;
  return { id, at, text, author, url, answer, reading: readingOf(row) };
}

function conditionOf(identityId: IdentityId, { from, to, label }: MentionQuery) {
  const where = 'identity = ? AND at >= ? AND at < ?';
  if (label === null) return { where, values: [identityId, from, to] };
  return { where: `${where} AND ${labelOf} = ?`, values: [identityId, from, to, label] };
}
