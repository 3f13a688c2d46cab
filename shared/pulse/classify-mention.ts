import type { MentionReading, Sentiment } from './mention.ts';
import type { PulseModel } from './pulse-model.ts';

/** Reads one mention on its own. */
export function classifyMention(_text: string, _model: PulseModel): MentionReading {
  return readingOf(1 / 3, 1 / 3, 1 / 3);
}

/** Names the likeliest of the three; where two are equal, the milder. */
export function readingOf(pNegative: number, pNeutral: number, pPositive: number): MentionReading {
  let label: Sentiment = 'neutral';
  if (pPositive > pNeutral && pPositive >= pNegative) label = 'positive';
  else if (pNegative > pNeutral) label = 'negative';
  return { label, pNegative, pNeutral, pPositive };
}
