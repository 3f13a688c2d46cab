import { hashOfNothing, hashOn, hashText } from '../learn/hash.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { FeatureSheet } from './feature-sheet.ts';
import { mannersOf } from './mention-manner.ts';
import { type Lexicon, leaningMarks, lexiconKey, moodMarks, moodOf } from './mention-mood.ts';
import { type MentionWord, wordsOfMention } from './mention-words.ts';

/** Seeds keep kinds of features apart; words have the one of `lexiconKey`. */
const pairSeed = 2;
const characterSeed = 3;
const styleSeed = 4;
const moodSeed = 7;
const mannerSeed = 14;

const wordValue = 1;
/** A negated word is another word, and half of itself. */
const negatedValue = 0.5;
const characterValue = 0.5;
const styleValue = 2;
/** A pair of words with one between them. */
const gappedValue = 0.5;

const shortest = 3;
const longest = 5;
/** Of a longer word only the beginning counts. */
const longestWord = 40;

/** What is seen of a mention, as vectors of length 1. */
export interface MentionFeatures {
  /** For the share: words, pairs of words, runs of 3 to 5 characters, style and the lexicon's mood. */
  readonly share: SparseVector;
  /** For the single label: those, and pairs with a gap, the manner, and where the mood leans. They know one kind of audience from another, which makes single labels better and shares worse. */
  readonly single: SparseVector;
}

export function mentionFeatures(text: string, lexicon: Lexicon, bits: number): MentionFeatures {
  const sheet = new FeatureSheet(bits);
  const { words, style } = wordsOfMention(text);
  const mood = moodOf(words, lexicon);
  addWords(sheet, words);
  addMarks(sheet, style, styleSeed);
  addMarks(sheet, moodMarks(mood), moodSeed);
  const share = sheet.toVector();
  addGappedPairs(sheet, words);
  addMarks(sheet, mannersOf(text, words), mannerSeed);
  addMarks(sheet, leaningMarks(mood, words.length), moodSeed);
  return { share, single: sheet.toVector() };
}

function addWords(sheet: FeatureSheet, words: readonly MentionWord[]): void {
  let before = '<start>';
  for (const word of words) {
    addWord(sheet, word);
    addPair(sheet, `${before} ${word.text}`, wordValue);
    if (!word.text.startsWith('<')) addCharacters(sheet, word);
    before = word.text;
  }
}

function addWord(sheet: FeatureSheet, { text, negated }: MentionWord): void {
  sheet.add(lexiconKey(text), negated ? negatedValue : wordValue);
  if (negated) sheet.add(lexiconKey(`!${text}`), wordValue);
}

function addPair(sheet: FeatureSheet, pair: string, value: number): void {
  sheet.add(hashText(pair, 0, pair.length, pairSeed), value);
}

/** Runs of characters inside a word and its two edges. */
function addCharacters(sheet: FeatureSheet, { text, negated }: MentionWord): void {
  const framed = `${negated ? '!' : ' '}${text.slice(0, longestWord)} `;
  for (let start = 0; start + shortest <= framed.length; start += 1) {
    const end = Math.min(framed.length, start + longest);
    let hash = hashOfNothing(characterSeed);
    for (let at = start; at < end; at += 1) {
      hash = hashOn(hash, framed.charCodeAt(at));
      if (at - start + 1 >= shortest) sheet.add(hash, characterValue);
    }
  }
}

function addGappedPairs(sheet: FeatureSheet, words: readonly MentionWord[]): void {
  for (let at = 1; at < words.length; at += 1) addPair(sheet, `${words[at - 2]?.text ?? '<start>'} * ${words[at]?.text}`, gappedValue);
}

function addMarks(sheet: FeatureSheet, marks: Iterable<string>, seed: number): void {
  for (const mark of marks) sheet.add(hashText(mark, 0, mark.length, seed), styleValue);
}
