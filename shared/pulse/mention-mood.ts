import { hashText } from '../learn/hash.ts';
import type { MentionWord } from './mention-words.ts';

/** Valence of words, below 0 for bad and above for good, about -4..4, by `lexiconKey`. */
export type Lexicon = ReadonlyMap<number, number>;

const lexiconSeed = 1;

/** Under which key a lexicon holds a lower-cased word. */
export function lexiconKey(word: string): number {
  return hashText(word, 0, word.length, lexiconSeed);
}

/** What the lexicon finds in a mention. */
export interface MentionMood {
  /** Sums of good and of bad, each 0 or more. */
  readonly good: number;
  readonly bad: number;
  /** The last word that is good or bad, and the one that is so most; 0 where none is. */
  readonly last: number;
  readonly strongest: number;
}

/** What a negation leaves of a word's valence, turned around. */
const negatedValence = -0.7;

export function moodOf(words: readonly MentionWord[], lexicon: Lexicon): MentionMood {
  let [good, bad, last, strongest] = [0, 0, 0, 0];
  for (const { text, negated } of words) {
    const valence = (lexicon.get(lexiconKey(text)) ?? 0) * (negated ? negatedValence : 1);
    if (valence > 0) good += valence;
    else bad -= valence;
    if (valence !== 0) last = valence;
    if (Math.abs(valence) > Math.abs(strongest)) strongest = valence;
  }
  return { good, bad, last, strongest };
}

/** How much good and bad there is, in steps, each step with those below it, and which of the two is more. */
export function moodMarks({ good, bad }: MentionMood): readonly string[] {
  const marks: string[] = [];
  for (let step = 1; step <= Math.min(4, Math.ceil(good / 1.5)); step += 1) marks.push(`good ${step}`);
  for (let step = 1; step <= Math.min(4, Math.ceil(bad / 1.5)); step += 1) marks.push(`bad ${step}`);
  if (good > bad) marks.push('rather good');
  else if (bad > good) marks.push('rather bad');
  else if (good === 0) marks.push('neither');
  return marks;
}

/** How it ends, its strongest word, and which way it leans, once in itself and once for its length in words. */
export function leaningMarks({ good, bad, last, strongest }: MentionMood, length: number): readonly string[] {
  const lean = good - bad;
  const dense = Math.round((2 * lean) / Math.sqrt(length + 3));
  const marks = [
    last > 0 ? 'ends good' : last < 0 ? 'ends bad' : 'ends neither',
    `leans ${Math.round((5 * lean) / Math.sqrt(lean * lean + 15))}`,
    `dense ${Math.max(-4, Math.min(4, dense))}`,
  ];
  if (strongest !== 0) marks.push(`strongest ${Math.round(strongest)}`);
  return marks;
}
