import { likeliest, type ReadMention, type Shares } from './classify-mention.ts';
import { negativeShare } from './label-shift.ts';
import type { Sentiment } from './mention.ts';

/** What one mention is taken for, among the others of its audience. */
export interface SettledLabel {
  readonly label: Sentiment;
  /** How likely it is negative, 0..1. */
  readonly pNegative: number;
}

/** Of this many mentions, half of what their audience seems to be is believed for single ones. */
const halfBelieved = 30;
/** A share this far, in log-odds, from what the single labels say by themselves is half believed, too; a nearer one less. */
const halfBelievedGap = 1;

/**
 * Labels mentions in the light of the others. Where the share of their audience (`negativeShare`) is about what the
 * single labels say, these are left alone: they are the better judges of mentions like those they learned from. The
 * further it is from that, the less this is chance and the more an audience of another kind, and the odds of
 * "negative" of all move towards it. Only the negative share is taken over: neutral and positive blur on brands never
 * seen. It is for the single label; the share itself is not found so.
 */
export function settleLabels(mentions: readonly ReadMention[]): readonly SettledLabel[] {
  if (mentions.length === 0) return [];
  const judged = mentions.map((mention) => mention.judged);
  const own = logOdds(meanNegative(judged, 0));
  const gap = logOdds(negativeShare(mentions.map(({ reading }) => reading))) - own;
  const trust = (mentions.length / (mentions.length + halfBelieved)) * (gap ** 2 / (gap ** 2 + halfBelievedGap ** 2));
  const shift = shiftTowards(judged, own + trust * gap);
  return judged.map((shares) => {
    const moved = shifted(shares, shift);
    return { label: likeliest(moved), pNegative: moved[0] };
  });
}

/** The shares after the odds of "negative" were multiplied by e^shift. */
function shifted([negative, neutral, positive]: Shares, shift: number): Shares {
  const more = negative * Math.exp(shift);
  const sum = more + neutral + positive;
  return [more / sum, neutral / sum, positive / sum];
}

function meanNegative(judged: readonly Shares[], shift: number): number {
  return judged.reduce((sum, shares) => sum + shifted(shares, shift)[0], 0) / judged.length;
}

const furthestShift = 8;
const halvings = 30;

/** The shift after which the mean of the mentions is what the log-odds say; it grows with the shift, so halving finds it. */
function shiftTowards(judged: readonly Shares[], target: number): number {
  let [low, high] = [-furthestShift, furthestShift];
  for (let round = 0; round < halvings; round += 1) {
    const middle = (low + high) / 2;
    if (logOdds(meanNegative(judged, middle)) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logOdds(share: number): number {
  const within = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return Math.log(within / (1 - within));
}
