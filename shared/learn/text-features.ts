import { hashText, spread } from './hash.ts';
import { FeatureBag, type SparseVector } from './sparse-vector.ts';

export interface TextFeatureOptions {
  /** The table has 2^bits places. */
  readonly bits: number;
  /** Longest run of words, 1 or more. */
  readonly words: number;
  /** Shortest and longest run of characters inside a word and its two edges. */
  readonly characters: readonly [number, number] | null;
}

const wordSeed = 1;
const pairSeed = 2;
const characterSeed = 3;

/** Words as runs of letters, marks, digits and apostrophes; any other visible character is a word of its own. */
const wordPattern = /[\p{L}\p{M}\p{N}_'’#@]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** Lower-cased words in order. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(wordPattern) ?? [];
}

/** Hashes runs of words and of characters within words into the bag (the hashing trick: Weinberger et al. 2009, arXiv:0902.2206). */
export function addTextFeatures(bag: FeatureBag, words: readonly string[], options: TextFeatureOptions): void {
  for (let first = 0; first < words.length; first += 1) {
    let run = '';
    for (let count = 0; count < options.words && first + count < words.length; count += 1) {
      run = count === 0 ? (words[first] ?? '') : `${run} ${words[first + count]}`;
      bag.add(spread(hashText(run, 0, run.length, count === 0 ? wordSeed : pairSeed)));
    }
    if (options.characters !== null) addCharacters(bag, ` ${words[first]} `, options.characters);
  }
}

function addCharacters(bag: FeatureBag, word: string, [shortest, longest]: readonly [number, number]): void {
  for (let length = shortest; length <= longest; length += 1) {
    for (let at = 0; at + length <= word.length; at += 1) bag.add(spread(hashText(word, at, at + length, characterSeed)));
  }
}

/** Words and characters of a text as one normalised vector. */
export function textFeatures(text: string, options: TextFeatureOptions): SparseVector {
  const bag = new FeatureBag(options.bits);
  addTextFeatures(bag, wordsOf(text), options);
  return bag.toVector();
}
