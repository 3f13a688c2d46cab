import { softmax } from '../../shared/learn/multinomial.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { ordinaryShares, weighted } from '../../shared/pulse/classify-mention.ts';
import { modelledShare } from '../../shared/pulse/estimate-share.ts';
import { normalQuantile } from '../../shared/pulse/intervals.ts';
import type { MentionReading } from '../../shared/pulse/mention.ts';
import { type Calibration, calibrated, type ScoredRow } from './pulse-calibration.ts';
import { generalSource } from './pulse-rows.ts';

/** Shares of negatives to which audiences are shifted. */
export const shiftedShares = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
export const batchSize = 300;
const batchesPerShare = 8;

/** Draws `count` of the items with replacement. */
function drawn<Item>(items: readonly Item[], count: number, random: () => number): readonly Item[] {
  return Array.from({ length: count }, () => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined);
}

/** A batch of mentions with exactly this share of negatives. */
export function shiftedBatch<Item extends { readonly place: number }>(
  rows: readonly Item[],
  share: number,
  random: () => number,
): readonly Item[] {
  const negatives = Math.round(batchSize * share);
  const bad = rows.filter(({ place }) => place === 0);
  const other = rows.filter(({ place }) => place !== 0);
  return [...drawn(bad, negatives, random), ...drawn(other, batchSize - negatives, random)];
}

/**
 * How far, as a standard deviation in log-odds, a share may be off because its audience was never seen: the least that
 * makes the intervals of 95% of the batches hold the truth, beyond what the size of a batch explains; the mean over shares.
 */
export function errorOnAudiences(rows: readonly ScoredRow[], calibration: Calibration): number {
  const random = seededRandom(2);
  const sources = [...new Set(rows.map(({ source }) => source))].filter((source) => source !== generalSource);
  const held = sources.map((source) => rows.filter((row) => row.source === source));
  const perShare = shiftedShares.map((share) => {
    const needed = held.flatMap((audience) =>
      Array.from({ length: batchesPerShare }, () => errorNeeded(shiftedBatch(audience, share, random), share, calibration)),
    );
    return needed.sort((one, other) => one - other)[Math.floor(needed.length * 0.95)] ?? 0;
  });
  return perShare.reduce((sum, error) => sum + error, 0) / perShare.length;
}

function errorNeeded(batch: readonly ScoredRow[], share: number, calibration: Calibration): number {
  const { logOdds, deviation } = modelledShare(batch.map(({ scores }) => readingOf(scores, calibration)));
  const off = (logOdds - Math.log(share / (1 - share))) / normalQuantile;
  return Math.sqrt(Math.max(0, off ** 2 - deviation ** 2));
}

function readingOf(scores: readonly number[], calibration: Calibration): MentionReading {
  const chances = softmax(calibrated(calibration, scores));
  return weighted([chances[0] ?? 0, chances[1] ?? 0, chances[2] ?? 0], ordinaryShares);
}
