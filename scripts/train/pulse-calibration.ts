import { softmax } from '../../shared/learn/multinomial.ts';

/** What a model that has not seen the row's source says of it. */
export interface ScoredRow {
  readonly source: string;
  /** 0 negative, 1 neutral, 2 positive. */
  readonly place: number;
  readonly scores: readonly number[];
}

/** Scores times `scale`, with `negative` and `positive` added to theirs. */
export interface Calibration {
  readonly scale: number;
  readonly negative: number;
  readonly positive: number;
}

export function calibrated({ scale, negative, positive }: Calibration, scores: readonly number[]): readonly number[] {
  return [(scores[0] ?? 0) * scale + negative, (scores[1] ?? 0) * scale, (scores[2] ?? 0) * scale + positive];
}

const rounds = 400;
const rate = 0.5;

/**
 * Scales scores (Guo et al. 2017, arXiv:1706.04599, with one bias per class as Alexandari et al. 2020,
 * arXiv:1901.06852, advise for label shift) so that they are as sure as they are right on audiences never seen.
 * Every class of every source weighs the same. Gradient descent: the loss is convex.
 */
export function calibrate(rows: readonly ScoredRow[]): Calibration {
  const counts = new Map<string, number>();
  const keyOf = ({ source, place }: ScoredRow): string => `${source} ${place}`;
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const shares = rows.map((row) => 1 / (counts.get(keyOf(row)) ?? 1) / counts.size);
  let calibration: Calibration = { scale: 0.5, negative: 0, positive: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const slope = slopeAt(rows, shares, calibration);
    calibration = {
      scale: calibration.scale - rate * slope.scale,
      negative: calibration.negative - 2 * rate * slope.negative,
      positive: calibration.positive - 2 * rate * slope.positive,
    };
  }
  return calibration;
}

function slopeAt(rows: readonly ScoredRow[], shares: readonly number[], calibration: Calibration): Calibration {
  let [scale, negative, positive] = [0, 0, 0];
  for (const [at, { scores, place }] of rows.entries()) {
    const share = shares[at] ?? 0;
    const chances = softmax(calibrated(calibration, scores));
    for (let other = 0; other < 3; other += 1) {
      const excess = share * ((chances[other] ?? 0) - (other === place ? 1 : 0));
      scale += excess * (scores[other] ?? 0);
      if (other === 0) negative += excess;
      if (other === 2) positive += excess;
    }
  }
  return { scale, negative, positive };
}
