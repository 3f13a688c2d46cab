import { z } from 'zod';
import type { LinearModel } from './logistic.ts';

/** A linear model as it is kept: weights as signed bytes, each times `scale`. */
export const packedModelSchema = z.object({
  format: z.literal('hatcheck-linear-1'),
  name: z.string().min(1).max(100),
  bits: z.number().int().min(1).max(22),
  bias: z.number(),
  scale: z.number().positive(),
  weights: z.instanceof(Int8Array),
});
export type PackedModel = Readonly<z.infer<typeof packedModelSchema>>;

/** Rounds every weight to one of 255 levels. */
export function packModel(name: string, bits: number, { weights, bias }: LinearModel): PackedModel {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest === 0 ? 1 : largest / 127;
  const levels = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { format: 'hatcheck-linear-1', name, bits, bias, scale, weights: levels };
}

/** The inverse; throws where the table is not as long as `bits` says. */
export function unpackModel({ name, bits, bias, scale, weights }: PackedModel): LinearModel {
  if (weights.length !== 2 ** bits) throw new Error(`The model "${name}" does not hold 2^${bits} weights.`);
  return { weights: Float32Array.from(weights, (level) => level * scale), bias };
}
