import { hashText } from '../learn/hash.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { FeatureSheet } from './feature-sheet.ts';
import { type MentionWord, wordsOfMention } from './mention-words.ts';

/** Valence of words, below 0 for bad and above for good, about -4..4, by `lexiconKey`. */
export type Lexicon = ReadonlyMap<number, number>;

/** Seeds keep kinds of features apart. */
const wordSeed = 1;
const pairSeed = 2;
const characterSeed = 3;
const styleSeed = 4;
const moodSeed = 7;

const wordValue = 1;
/** A negated word is another word, and half of itself. */
const negatedValue = 0.5;
const characterValue = 0.5;
const styleValue = 2;

const shortest = 3;
const longest = 5;
/** Of a longer word only the beginning counts. */
const longestWord = 40;

/** What a negation leaves of a word's valence, turned around. */
const negatedValence = -0.7;

/** Under which key a lexicon holds a lower-cased word. */
export function lexiconKey(word: string): number {
  return hashText(word, 0, word.length, wordSeed);
}

/** Words, pairs of words, runs of 3 to 5 characters, style and the lexicon's mood of a mention, as one vector of length 1. */
export function mentionFeatures(text: string, lexicon: Lexicon, bits: number): SparseVector {
  const sheet = new FeatureSheet(bits);
  const { words, style } = wordsOfMention(text);
  let before = '<start>';
  for (const word of words) {
    addWord(sheet, word);
    const pair = `${before} ${word.text}`;
    sheet.add(hashText(pair, 0, pair.length, pairSeed), wordValue);
    if (!word.text.startsWith('<')) addCharacters(sheet, word);
    before = word.text;
  }
  for (const mark of style) sheet.add(hashText(mark, 0, mark.length, styleSeed), styleValue);
  addMood(sheet, words, lexicon);
  return sheet.toVector();
}

function addWord(sheet: FeatureSheet, { text, negated }: MentionWord): void {
  sheet.add(lexiconKey(text), negated ? negatedValue : wordValue);
  if (negated) sheet.add(lexiconKey(`!${text}`), wordValue);
}

/** Runs of characters inside a word and its two edges. */
function addCharacters(sheet: FeatureSheet, { text, negated }: MentionWord): void {
  const framed = `${negated ? '!' : ' '}${text.slice(0, longestWord)} `;
  for (let start = 0; start + shortest <= framed.length; start += 1) {
    const end = Math.min(framed.length, start + longest);
    for (let stop = start + shortest; stop <= end; stop += 1) sheet.add(hashText(framed, start, stop, characterSeed), characterValue);
  }
}

/** How much good and bad the lexicon finds, in steps, each step with those below it, and which of the two is more. */
function addMood(sheet: FeatureSheet, words: readonly MentionWord[], lexicon: Lexicon): void {
  let good = 0;
  let bad = 0;
  for (const { text, negated } of words) {
    const valence = (lexicon.get(lexiconKey(text)) ?? 0) * (negated ? negatedValence : 1);
    if (valence > 0) good += valence;
    else bad -= valence;
  }
  const add = (mood: string): void => sheet.add(hashText(mood, 0, mood.length, moodSeed), styleValue);
  for (let step = 1; step <= Math.min(4, Math.ceil(good / 1.5)); step += 1) add(`good ${step}`);
  for (let step = 1; step <= Math.min(4, Math.ceil(bad / 1.5)); step += 1) add(`bad ${step}`);
  if (good > bad) add('rather good');
  else if (bad > good) add('rather bad');
  else if (good === 0) add('neither');
}
