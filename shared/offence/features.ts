import { hashText, spread } from '../learn/hash.ts';
import { FeatureBag, type SparseVector } from '../learn/sparse-vector.ts';
import { registerOf, signNames, signsOf } from './signs.ts';
import { type PostWord, wordsOfPost } from './words-of-post.ts';

/** The table of the offence model has 2^18 places: 256 KiB of signed bytes. */
export const offenceBits = 18;

const wordSeed = 1;
const pairSeed = 2;
const characterSeed = 3;
/** The length of the signs' vector beside that of the words. */
const signLength = 1.4;
const longestRun = 4;

/** Words, pairs of words and characters as a vector of length 1, and beside it another of signs and register. */
export function offenceFeatures(text: string): SparseVector {
  const words = wordsOfPost(text);
  const grams = new FeatureBag(offenceBits);
  words.forEach((_, at) => {
    addWord(grams, words, at);
  });
  const signs = new FeatureBag(offenceBits);
  for (const [name, count] of signsOf(words)) signs.add(placeOfSign(name), Math.min(count, 3));
  for (const name of registerOf(text)) signs.add(placeOfSign(name));
  return sideBySide(
    grams.toVector(),
    signs.toVector((count) => count),
  );
}

/** The features one word brings, to see how much it counts. */
export function featuresOfWord(words: readonly PostWord[], at: number): SparseVector {
  const bag = new FeatureBag(offenceBits);
  addWord(bag, words, at);
  return bag.toVector();
}

/** Names of groups of people only count in what is said of them, all of them alike. */
function addWord(bag: FeatureBag, words: readonly PostWord[], at: number): void {
  const word = words[at];
  if (word === undefined) return;
  if (!word.kinds.has('group')) {
    add(bag, wordSeed, word.word);
    if (!word.word.startsWith('not-')) addCharacters(bag, ` ${word.word} `);
  }
  const next = words[at + 1];
  if (next !== undefined) add(bag, pairSeed, `${groupless(word)} ${groupless(next)}`);
}

function groupless({ word, kinds }: PostWord): string {
  return kinds.has('group') ? '<group>' : word;
}

function addCharacters(bag: FeatureBag, edged: string): void {
  for (let length = 3; length <= longestRun; length += 1) {
    for (let at = 0; at + length <= edged.length; at += 1) bag.add(placeOf(edged, at, at + length, characterSeed));
  }
}

function add(bag: FeatureBag, seed: number, name: string): void {
  bag.add(placeOf(name, 0, name.length, seed));
}

const signPlaces = new Map(signNames.map((name, at) => [name, 2 ** offenceBits - 1 - at]));
const gramPlaces = 2 ** offenceBits - signNames.length;

/** Words, pairs and characters share the places below those of the signs. */
function placeOf(text: string, start: number, end: number, seed: number): number {
  return spread(hashText(text, start, end, seed)) % gramPlaces;
}

/** Each sign has a place of its own, at the end of the table. */
function placeOfSign(name: string): number {
  return signPlaces.get(name) ?? 0;
}

function sideBySide(grams: SparseVector, signs: SparseVector): SparseVector {
  const places = new Int32Array(grams.places.length + signs.places.length);
  const values = new Float32Array(places.length);
  places.set(grams.places);
  values.set(grams.values);
  places.set(signs.places, grams.places.length);
  values.set(
    signs.values.map((value) => value * signLength),
    grams.places.length,
  );
  return { places, values };
}
