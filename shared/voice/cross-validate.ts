import { logistic } from '../learn/logistic.ts';
import { dot, type SparseVector } from '../learn/sparse-vector.ts';
import { trainVoice } from './train-voice.ts';
import type { Thresholds } from './voice-model.ts';

/** Margins of posts under models that have not seen them. */
export interface UnseenMargins {
  readonly first: readonly number[];
  readonly other: readonly number[];
}

/**
 * Each history in `folds` runs of neighbouring posts, as a voice drifts in time and repeats itself within days:
 * each run is judged by a model of all the others.
 */
export function crossValidate(
  first: readonly SparseVector[],
  other: readonly SparseVector[],
  folds: number,
  ratioPart: number,
): UnseenMargins {
  const margins = { first: [] as number[], other: [] as number[] };
  for (let fold = 0; fold < folds; fold += 1) {
    const [firstHeld, firstKept] = cut(first, fold, folds);
    const [otherHeld, otherKept] = cut(other, fold, folds);
    const { weights, bias } = trainVoice(firstKept, otherKept, ratioPart);
    margins.first.push(...firstHeld.map((features) => bias + dot(weights, features)));
    margins.other.push(...otherHeld.map((features) => bias + dot(weights, features)));
  }
  return margins;
}

function cut<Item>(all: readonly Item[], fold: number, folds: number): readonly [held: readonly Item[], kept: readonly Item[]] {
  const from = Math.floor((all.length * fold) / folds);
  const to = Math.floor((all.length * (fold + 1)) / folds);
  return [all.slice(from, to), [...all.slice(0, from), ...all.slice(to)]];
}

/** Turns a margin into a probability: logistic(slope · margin + offset). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

interface Point {
  readonly margin: number;
  readonly target: number;
  readonly weight: number;
}

/** Platt's scaling (1999) with his smoothed targets, both voices counting the same, by Newton's method with halved steps. */
export function calibrate({ first, other }: UnseenMargins): Calibration {
  const points: readonly Point[] = [
    ...first.map((margin) => ({ margin, target: 1 / (first.length + 2), weight: 1 / first.length })),
    ...other.map((margin) => ({ margin, target: (other.length + 1) / (other.length + 2), weight: 1 / other.length })),
  ];
  let best: Calibration = { slope: 1, offset: 0 };
  for (let step = 0; step < 20; step += 1) {
    const { slope, offset } = newtonStep(points, best);
    const shorter = [1, 0.5, 0.25, 0.1, 0.02].map((share) => ({ slope: best.slope - share * slope, offset: best.offset - share * offset }));
    const better = shorter.find((next) => surprise(points, next) < surprise(points, best));
    if (better === undefined) break;
    best = better;
  }
  // Histories that cannot be told apart, or whose model points the wrong way, must not turn it around.
  return best.slope > 0 ? best : { slope: 1, offset: 0 };
}

function surprise(points: readonly Point[], { slope, offset }: Calibration): number {
  let sum = 0;
  for (const { margin, target, weight } of points) {
    const score = slope * margin + offset;
    sum += weight * (Math.max(score, 0) - target * score + Math.log1p(Math.exp(-Math.abs(score))));
  }
  return sum;
}

function newtonStep(points: readonly Point[], { slope, offset }: Calibration): Calibration {
  const sums = { slope: 0, offset: 0, slopes: 1e-6, mixed: 0, offsets: 1e-6 };
  for (const { margin, target, weight } of points) {
    const chance = logistic(slope * margin + offset);
    const error = weight * (chance - target);
    const bend = weight * chance * (1 - chance);
    sums.slope += error * margin;
    sums.offset += error;
    sums.slopes += bend * margin * margin;
    sums.mixed += bend * margin;
    sums.offsets += bend;
  }
  const determinant = sums.slopes * sums.offsets - sums.mixed ** 2;
  return {
    slope: (sums.offsets * sums.slope - sums.mixed * sums.offset) / determinant,
    offset: (sums.slopes * sums.offset - sums.mixed * sums.slope) / determinant,
  };
}

/** From scores of 0..1 of own posts (no alarm wanted) and of foreign ones (all wanted). */
export function thresholdsOf(own: readonly number[], foreign: readonly number[], cheapAlarms: number): Thresholds {
  return { found: Math.min(quantile(foreign, 0.05), quantile(own, 1 - cheapAlarms)), sure: quantile(own, 0.98) };
}

/** Linear between neighbours; `share` 0..1. */
function quantile(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0.5;
  const high = sorted[Math.ceil(place)] ?? 0.5;
  return low + (high - low) * (place - Math.floor(place));
}
