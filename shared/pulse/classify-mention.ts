import { softmax } from '../learn/multinomial.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import type { MentionReading, Sentiment } from './mention.ts';
import { mentionFeatures } from './mention-features.ts';
import type { PackedTables, PulseModel } from './pulse-model.ts';

/** Shares of negative, neutral and positive mentions. They sum to 1. */
export type Shares = readonly [negative: number, neutral: number, positive: number];

/** What an ordinary audience is taken to be, before anything is known of this one. */
export const ordinaryShares: Shares = [0.25, 0.54, 0.21];

/** A mention read on its own. */
export interface ReadMention {
  /** What counts towards a share, with the label that the mention has on its own. */
  readonly reading: MentionReading;
  /** How likely its label is each of the three. */
  readonly judged: Shares;
}

/** Reads one mention on its own: for the share as if from an ordinary audience, and for its label. */
export function readMention(text: string, model: PulseModel): ReadMention {
  const { share, single } = mentionFeatures(text, model.lexicon, model.bits);
  const judged = chancesOf(model.single, single);
  return { reading: { ...weighted(chancesOf(model.share, share), ordinaryShares), label: likeliest(judged) }, judged };
}

/** What is kept of a mention once it is read. */
export function classifyMention(text: string, model: PulseModel): MentionReading {
  return readMention(text, model).reading;
}

function chancesOf({ negative, positive }: PackedTables, features: SparseVector): Shares {
  const [bad, good] = dots(negative.weights, positive.weights, features);
  const scores = [negative.bias + negative.scale * bad, 0, positive.bias + positive.scale * good];
  const [first, second, third] = softmax(scores);
  return [first ?? 0, second ?? 0, third ?? 0];
}

/** The inner products with two tables, in one pass: it is the part of reading a mention that takes longest. */
function dots(one: Int8Array, other: Int8Array, { places, values }: SparseVector): readonly [number, number] {
  let [sumOfOne, sumOfOther] = [0, 0];
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const value = values[at] ?? 0;
    sumOfOne += (one[place] ?? 0) * value;
    sumOfOther += (other[place] ?? 0) * value;
  }
  return [sumOfOne, sumOfOther];
}

/** The reading a mention has where the three are as common as `shares` says, by Bayes' rule. */
export function weighted(likelihoods: Shares, shares: Shares): MentionReading {
  const [negative, neutral, positive] = [likelihoods[0] * shares[0], likelihoods[1] * shares[1], likelihoods[2] * shares[2]];
  const sum = negative + neutral + positive;
  const [pNegative, pNeutral, pPositive] = [negative / sum, neutral / sum, positive / sum];
  return { label: likeliest([pNegative, pNeutral, pPositive]), pNegative, pNeutral, pPositive };
}

/** Where two are as likely, the milder. */
export function likeliest([negative, neutral, positive]: Shares): Sentiment {
  if (positive > neutral && positive >= negative) return 'positive';
  return negative > neutral ? 'negative' : 'neutral';
}

/** What the words alone say: up to a common factor, the likelihoods of a mention that is negative, neutral and positive. */
export function likelihoodsOf({ pNegative, pNeutral, pPositive }: MentionReading): Shares {
  return [pNegative / ordinaryShares[0], pNeutral / ordinaryShares[1], pPositive / ordinaryShares[2]];
}
