import { tokensOf } from './tokens.ts';
import { placeOfWord, voiceBits } from './voice-features.ts';

/** Words as a set of hashed places, one bit each (4 kB): enough to say whether a text is in a language that was seen. */
export type KnownWords = Uint8Array;

export function knownWordsOf(texts: readonly string[]): KnownWords {
  const known = new Uint8Array(2 ** (voiceBits - 3));
  for (const text of texts) for (const place of placesOf(text)) know(known, place);
  return known;
}

/** Adds places whose level of frequency (voice-pool.ts) is at least `least`. */
export function withCommon(known: KnownWords, levels: Uint8Array, least: number): KnownWords {
  const more = known.slice();
  levels.forEach((level, place) => {
    if (level >= least) know(more, place);
  });
  return more;
}

function know(known: KnownWords, place: number): void {
  known[place >> 3] = (known[place >> 3] ?? 0) | (1 << (place & 7));
}

/** Share of a text's different words that are known, 0..1; 0 for a text without words. Numbers are in no language. */
export function familiarity(known: KnownWords, text: string): number {
  const places = placesOf(text);
  let found = 0;
  for (const place of places) if (((known[place >> 3] ?? 0) & (1 << (place & 7))) !== 0) found += 1;
  return places.size === 0 ? 0 : found / places.size;
}

function placesOf(text: string): ReadonlySet<number> {
  const words = tokensOf(text).filter(({ kind, key }) => kind === 'word' && !/^\d/u.test(key));
  return new Set(words.map(({ key }) => placeOfWord(key)));
}
