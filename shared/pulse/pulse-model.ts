import { z } from 'zod';
import type { Lexicon } from './mention-mood.ts';

/** A table of weights as it is kept: signed bytes, each times `scale`. */
const packedTableSchema = z.object({ bias: z.number(), scale: z.number().positive(), weights: z.instanceof(Int8Array) });
/** Multinomial logistic regression with neutral as the reference: its score is 0. */
const packedTablesSchema = z.object({ negative: packedTableSchema, positive: packedTableSchema });

/** The trained model of the pulse as it is kept. */
export const packedPulseSchema = z
  .object({
    format: z.literal('hatcheck-pulse-2'),
    /** Each table has 2^bits places. */
    bits: z.number().int().min(8).max(20),
    /**
     * For the share, calibrated so that the scores are log-likelihood ratios: before the first word is read, each of
     * the three is as likely.
     */
    share: packedTablesSchema,
    /** For the label of a single mention: how likely the three are among mentions like those it learned from. */
    single: packedTablesSchema,
    /** `lexiconKey` of words, and ten times their valence. */
    lexicon: z.object({ keys: z.instanceof(Uint32Array), valences: z.instanceof(Int8Array) }),
    /** Standard deviation, in log-odds, of the share's error that is due to an audience never having been seen. */
    audienceError: z.number().nonnegative(),
  })
  .refine(
    ({ bits, share, single }) =>
      [share.negative, share.positive, single.negative, single.positive].every(({ weights }) => weights.length === 2 ** bits),
    'tables of 2^bits',
  )
  .refine(({ lexicon }) => lexicon.keys.length === lexicon.valences.length, 'a valence for each word');
export type PackedPulse = Readonly<z.infer<typeof packedPulseSchema>>;

export type PackedTable = Readonly<z.infer<typeof packedTableSchema>>;
export type PackedTables = Readonly<z.infer<typeof packedTablesSchema>>;

/** The model, ready to read mentions. */
export interface PulseModel {
  readonly bits: number;
  readonly share: PackedTables;
  readonly single: PackedTables;
  readonly lexicon: Lexicon;
  readonly audienceError: number;
}

export function unpackPulse({ bits, share, single, lexicon, audienceError }: PackedPulse): PulseModel {
  const words = Array.from(lexicon.keys, (key, place) => [key, (lexicon.valences[place] ?? 0) / 10] as const);
  return { bits, share, single, lexicon: new Map(words), audienceError };
}

/** One weight in so many is cut down to the largest of the others, which would be rounded more for its sake. */
const oneCutIn = 10_000;

/** Rounds a table's weights to `most` levels on either side of 0, at most 127: the fewer, the better it can be compressed. */
export function packTable(weights: Float32Array, bias: number, most: number): PackedTable {
  const sizes = weights.map(Math.abs).sort();
  const largest = sizes[sizes.length - 1 - Math.floor(sizes.length / oneCutIn)] ?? 0;
  const scale = largest === 0 ? 1 : largest / most;
  return { bias, scale, weights: Int8Array.from(weights, (weight) => Math.max(-most, Math.min(most, Math.round(weight / scale)))) };
}
