import { z } from 'zod';
import type { Lexicon } from './mention-features.ts';

/** A table of weights as it is kept: signed bytes, each times `scale`. */
const packedTableSchema = z.object({ bias: z.number(), scale: z.number().positive(), weights: z.instanceof(Int8Array) });

/**
 * The trained model of the pulse as it is kept: multinomial logistic regression with neutral as the reference
 * (its score is 0), calibrated so that the scores are log-likelihood ratios: before the first word is read, each
 * of the three is as likely.
 */
export const packedPulseSchema = z
  .object({
    format: z.literal('hatcheck-pulse-1'),
    /** Each table has 2^bits places. */
    bits: z.number().int().min(8).max(20),
    negative: packedTableSchema,
    positive: packedTableSchema,
    /** `lexiconKey` of words, and ten times their valence. */
    lexicon: z.object({ keys: z.instanceof(Uint32Array), valences: z.instanceof(Int8Array) }),
    /** Standard deviation, in log-odds, of the share's error that is due to an audience never having been seen. */
    audienceError: z.number().nonnegative(),
  })
  .refine(({ bits, negative, positive }) => [negative, positive].every(({ weights }) => weights.length === 2 ** bits), 'tables of 2^bits')
  .refine(({ lexicon }) => lexicon.keys.length === lexicon.valences.length, 'a valence for each word');
export type PackedPulse = Readonly<z.infer<typeof packedPulseSchema>>;

export type PackedTable = Readonly<z.infer<typeof packedTableSchema>>;

/** The model, ready to read mentions. */
export interface PulseModel {
  readonly bits: number;
  readonly negative: PackedTable;
  readonly positive: PackedTable;
  readonly lexicon: Lexicon;
  readonly audienceError: number;
}

export function unpackPulse({ bits, negative, positive, lexicon, audienceError }: PackedPulse): PulseModel {
  const words = Array.from(lexicon.keys, (key, place) => [key, (lexicon.valences[place] ?? 0) / 10] as const);
  return { bits, negative, positive, lexicon: new Map(words), audienceError };
}

/** Rounds a table's weights to one of 255 levels. */
export function packTable(weights: Float32Array, bias: number): PackedTable {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest === 0 ? 1 : largest / 127;
  return { bias, scale, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}
