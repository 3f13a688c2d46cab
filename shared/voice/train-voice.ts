import { type Example, trainLogistic } from '../learn/logistic.ts';
import { seededRandom } from '../learn/random.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { voiceBits } from './voice-features.ts';

/** Counts added to every feature on both sides, so that none seen on one side only is taken for certain. */
const smoothing = 1;
/** The part of a feature's value that does not hang on how unevenly the two voices use it. */
const evenPart = 0.3;
const training = { bits: voiceBits, epochs: 8, rate: 0.5, decay: 1e-3 } as const;
/** Training must give the same model for the same posts. */
const seed = 1;

export interface Line {
  readonly weights: Float32Array;
  readonly bias: number;
}

/**
 * Sets two voices apart: logistic regression on features scaled by the logarithm of how differently the two use
 * them, interpolated with that ratio itself (Wang and Manning 2012, "Baselines and Bigrams", ACL P12-2018).
 * Both voices count the same, however many posts each has. Positive is the other voice. `ratioPart`: how much the naive ratio
 * counts beside the trained weight, for example 0.3.
 */
export function trainVoice(first: readonly SparseVector[], other: readonly SparseVector[], ratioPart: number): Line {
  const ratios = ratiosOf(first, other);
  const scales = ratios.map((ratio) => evenPart + (1 - evenPart) * Math.abs(ratio));
  const half = (first.length + other.length) / 2;
  const examples: readonly Example[] = [
    ...first.map((features): Example => ({ features: scaled(features, scales), label: 0, weight: half / first.length })),
    ...other.map((features): Example => ({ features: scaled(features, scales), label: 1, weight: half / other.length })),
  ];
  const { weights, bias } = trainLogistic(examples, { ...training, random: seededRandom(seed) });
  return { weights: weights.map((weight, at) => weight * (scales[at] ?? 0) + ratioPart * (ratios[at] ?? 0)), bias };
}

function scaled({ places, values }: SparseVector, scales: Float32Array): SparseVector {
  return { places, values: values.map((value, at) => value * (scales[places[at] ?? 0] ?? 0)) };
}

/** Of each feature, ln(share of the other's posts that have it / share of the first's). */
function ratiosOf(first: readonly SparseVector[], other: readonly SparseVector[]): Float32Array {
  const inFirst = countsOf(first);
  const inOther = countsOf(other);
  const base = Math.log((first.length + 2 * smoothing) / (other.length + 2 * smoothing));
  return inFirst.map((count, at) => Math.log(((inOther[at] ?? 0) + smoothing) / (count + smoothing)) + base);
}

function countsOf(vectors: readonly SparseVector[]): Float32Array {
  const counts = new Float32Array(2 ** voiceBits);
  for (const { places } of vectors) for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}
