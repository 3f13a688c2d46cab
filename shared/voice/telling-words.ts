import { tokensOf } from './tokens.ts';
import { damped, type FeatureGroup, type GroupCounts, scaleOf, visitFeatures } from './voice-features.ts';
import type { VoiceModel } from './voice-model.ts';

export interface Span {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

const mostSpans = 4;
/** Words that carry less than this part of what the strongest carries are not worth pointing at. */
const worthSaying = 0.3;

/**
 * The words that made the difference, the strongest first: each word gets the share that its own features, its run
 * with the word before and its characters have in the score. `towards` is 1 for the other voice, -1 for the first.
 */
export function tellingWords({ weights, reading }: VoiceModel, text: string, towards: 1 | -1): readonly Span[] {
  const tokens = tokensOf(text);
  const counts: GroupCounts = { words: new Map(), characters: new Map(), style: new Map() };
  const visits: { readonly group: FeatureGroup; readonly place: number; readonly token: number }[] = [];
  visitFeatures(text, tokens, reading, (group, place, token) => {
    counts[group].set(place, (counts[group].get(place) ?? 0) + 1);
    if (token >= 0) visits.push({ group, place, token });
  });
  const scales = { words: scaleOf(counts.words), characters: scaleOf(counts.characters), style: 0 };
  const shares = new Float64Array(tokens.length);
  for (const { group, place, token } of visits) {
    const count = counts[group].get(place) ?? 1;
    shares[token] = (shares[token] ?? 0) + (towards * scales[group] * (weights[place] ?? 0) * damped(count)) / count;
  }
  const strongest = Math.max(0, ...shares);
  return tokens
    .map(({ start, end, kind }, at) => ({ start, end, kind, share: shares[at] ?? 0 }))
    .filter(({ kind, share }) => kind !== 'mark' && share > 0 && share >= worthSaying * strongest)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostSpans)
    .map(({ start, end }) => ({ start, end }));
}
