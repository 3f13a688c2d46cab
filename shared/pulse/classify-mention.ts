import { softmax } from '../learn/multinomial.ts';
import { dot, type SparseVector } from '../learn/sparse-vector.ts';
import type { MentionReading, Sentiment } from './mention.ts';
import { mentionFeatures } from './mention-features.ts';
import type { PackedTable, PulseModel } from './pulse-model.ts';

/** Shares of negative, neutral and positive mentions. They sum to 1. */
export type Shares = readonly [negative: number, neutral: number, positive: number];

/** What an ordinary audience is taken to be, before anything is known of this one. */
export const ordinaryShares: Shares = [0.25, 0.54, 0.21];

/** Reads one mention on its own, as if from an ordinary audience. */
export function classifyMention(text: string, model: PulseModel): MentionReading {
  const features = mentionFeatures(text, model.lexicon, model.bits);
  const chances = softmax([score(model.negative, features), 0, score(model.positive, features)]);
  return weighted([chances[0] ?? 0, chances[1] ?? 0, chances[2] ?? 0], ordinaryShares);
}

function score({ bias, scale, weights }: PackedTable, features: SparseVector): number {
  return bias + scale * dot(weights, features);
}

/** The reading a mention has where the three are as common as `shares` says, by Bayes' rule. */
export function weighted(likelihoods: Shares, shares: Shares): MentionReading {
  const [negative, neutral, positive] = [likelihoods[0] * shares[0], likelihoods[1] * shares[1], likelihoods[2] * shares[2]];
  const sum = negative + neutral + positive;
  const [pNegative, pNeutral, pPositive] = [negative / sum, neutral / sum, positive / sum];
  return { label: likeliest(pNegative, pNeutral, pPositive), pNegative, pNeutral, pPositive };
}

/** Where two are as likely, the milder. */
function likeliest(pNegative: number, pNeutral: number, pPositive: number): Sentiment {
  if (pPositive > pNeutral && pPositive >= pNegative) return 'positive';
  return pNegative > pNeutral ? 'negative' : 'neutral';
}

/** What the words alone say: up to a common factor, the likelihoods of a mention that is negative, neutral and positive. */
export function likelihoodsOf({ pNegative, pNeutral, pPositive }: MentionReading): Shares {
  return [pNegative / ordinaryShares[0], pNeutral / ordinaryShares[1], pPositive / ordinaryShares[2]];
}
