import { z } from 'zod';

/** A table of weights as it is kept: signed bytes, each times `scale`. */
const packedTableSchema = z.object({ bias: z.number(), scale: z.number().positive(), weights: z.instanceof(Int8Array) });

/**
 * The trained model of the pulse. Its score for a neutral mention is 0; the two tables score negative and
 * positive against that (multinomial logistic regression with neutral as the reference).
 */
export const pulseModelSchema = z.object({
  format: z.literal('hatcheck-pulse-1'),
  /** Each table has 2^bits places. */
  bits: z.number().int().min(10).max(20),
  negative: packedTableSchema,
  positive: packedTableSchema,
  /** Scores are divided by this, so that probabilities of audiences never seen are as sure as they are right. */
  temperature: z.number().positive(),
  /** Standard deviation of the share's error over audiences never seen, in log-odds. */
  audienceError: z.number().nonnegative(),
});
export type PulseModel = Readonly<z.infer<typeof pulseModelSchema>>;
