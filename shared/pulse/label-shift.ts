import { likelihoodsOf, ordinaryShares, type Shares, weighted } from './classify-mention.ts';
import type { MentionReading } from './mention.ts';

const mostRounds = 300;
const closeEnough = 1e-6;
/** Mentions of each kind that are taken for granted, so that few or blurred ones are not read as all of one kind. */
const granted = 1.5;

/**
 * The shares of an audience under which its mentions are likeliest, by expectation-maximisation: the correction of a
 * classifier's prior for a new population of Saerens, Latinne and Decaestecker (Neural Computation 14:21, 2002,
 * doi:10.1162/089976602753284446), with a weak prior. It needs calibrated readings, not accurate ones. No mentions give equal shares.
 */
function sharesOfAudience(readings: readonly MentionReading[]): Shares {
  const likelihoods = readings.map(likelihoodsOf);
  let shares: Shares = [1 / 3, 1 / 3, 1 / 3];
  for (let round = 0; round < mostRounds && likelihoods.length > 0; round += 1) {
    const next = maximised(likelihoods, shares);
    const moved = Math.abs(next[0] - shares[0]) + Math.abs(next[2] - shares[2]);
    shares = next;
    if (moved < closeEnough) break;
  }
  return shares;
}

function maximised(likelihoods: readonly Shares[], [a, b, c]: Shares): Shares {
  let negative = 0;
  let positive = 0;
  for (const [x, y, z] of likelihoods) {
    const sum = a * x + b * y + c * z;
    negative += (a * x) / sum;
    positive += (c * z) / sum;
  }
  const n = likelihoods.length + 3 * granted;
  const [bad, good] = [(negative + granted) / n, (positive + granted) / n];
  return [bad, 1 - bad - good, good];
}

/** The same with two kinds only, negative or not, each of these as an ordinary audience mixes it. */
function twoKindShare(readings: readonly MentionReading[]): number {
  const ratios = readings.map(({ pNegative }) => (pNegative / (1 - pNegative)) * (1 / ordinaryShares[0] - 1));
  const n = ratios.length + 2 * granted;
  let share = 0.5;
  for (let round = 0; round < mostRounds && ratios.length > 0; round += 1) {
    let negative = granted;
    for (const ratio of ratios) negative += (share * ratio) / (share * ratio + 1 - share);
    const moved = Math.abs(negative / n - share);
    share = negative / n;
    if (moved < closeEnough) break;
  }
  return share;
}

/**
 * The share of negative mentions in their audience, above 0 and below 1: the mean of what two kinds and three kinds of mentions
 * give. On audiences never seen the two are wrong in different directions: three kinds mistake what is neutral there
 * for positive or negative, two kinds mistake a change in the mix of these.
 */
export function negativeShare(readings: readonly MentionReading[]): number {
  return (sharesOfAudience(readings)[0] + twoKindShare(readings)) / 2;
}

/** Shares with this many negatives, the rest mixed as in an ordinary audience. */
function sharesWith(negative: number): Shares {
  const rest = (1 - negative) / (1 - ordinaryShares[0]);
  return [negative, rest * ordinaryShares[1], rest * ordinaryShares[2]];
}

/** Reads mentions again, knowing how many of their audience are negative. */
export function readingsAmong(negative: number, readings: readonly MentionReading[]): readonly MentionReading[] {
  return readings.map((reading) => weighted(likelihoodsOf(reading), sharesWith(negative)));
}
