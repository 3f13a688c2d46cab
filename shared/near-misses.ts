import { z } from 'zod';

/**
 * How often somebody changed a text, or the account it was for, after a check had spoken up: by month (`2026-11`) and by what
 * was found. Numbers only, never a word of a text; for the person alone.
 */
export const nearMissesSchema = z.record(z.string().regex(/^\d{4}-\d{2}$/), z.record(z.string().max(60), z.number().int().positive()));
export type NearMisses = Readonly<z.infer<typeof nearMissesSchema>>;

/** Months that are kept. */
const keptMonths = 12;

/** One more of `kind`, at `now` (epoch milliseconds); the oldest months beyond a year are dropped. */
export function withNearMiss(misses: NearMisses, kind: string, now: number): NearMisses {
  const month = new Date(now).toISOString().slice(0, 7);
  const before = misses[month] ?? {};
  const counted = { ...misses, [month]: { ...before, [kind]: (before[kind] ?? 0) + 1 } };
  const kept = Object.keys(counted).sort().slice(-keptMonths);
  return Object.fromEntries(kept.map((name) => [name, counted[name] ?? {}]));
}
