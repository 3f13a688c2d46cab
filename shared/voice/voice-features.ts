import { hashText, spread } from '../learn/hash.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { styleOf } from './style.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A table of weights has 2^voiceBits places. */
export const voiceBits = 15;

/** Shortest and longest run of characters, a word's two edges counting as one each. */
const shortestRun = 3;
const longestRun = 4;
const longestWord = 40;

/** Three kinds of features, each brought to its own length, so that none drowns the others. */
export const featureGroups = ['words', 'characters', 'style'] as const;
export type FeatureGroup = (typeof featureGroups)[number];
export type GroupCounts = Readonly<Record<FeatureGroup, Map<number, number>>>;

const seeds = { word: 11, pair: 12, characters: 13, style: 14, shapes: 15 } as const;

/** How a text is read. */
export interface Reading {
  /** How much a habit of style counts, beside words and characters of length 1. */
  readonly style: number;
  /** Whether a link counts among its neighbours; else only that there is one, and where it leads to. */
  readonly linksAsWords: boolean;
}

/** Called with each feature that occurs, and the number of the token it starts at; -1 where it is about the whole text. */
type Visit = (group: FeatureGroup, place: number, token: number) => void;

function placeOf(name: string, seed: number): number {
  return spread(hashText(name, 0, name.length, seed)) & (2 ** voiceBits - 1);
}

/** The place of a word, lower-cased. */
export function placeOfWord(word: string): number {
  return placeOf(word, seeds.word);
}

/** The place of a habit of style (style.ts). */
export function placeOfHabit(number: number): number {
  return placeOf(String(number), seeds.style);
}

/** What marks a token among its neighbours; names and tags count as such beside what they say. */
const signs: Readonly<Record<Token['kind'], string>> = { link: '://', mention: '@', tag: '#', word: '', mark: '' };

/** Goes through all features of a text, read up to `readUpTo`. */
export function visitFeatures(text: string, tokens: readonly Token[], { linksAsWords }: Reading, visit: Visit): void {
  const placed = tokens.map((token, at) => ({ token, at })).filter(({ token }) => linksAsWords || token.kind !== 'link');
  for (const [at, { key, kind }] of tokens.entries()) {
    if (key !== '') visit('words', placeOf(`${signs[kind]}${key}`, seeds.word), at);
    if (kind !== 'link' && kind !== 'mark') visitCharacters(key, at, visit);
  }
  let before = '^';
  for (const { token, at } of placed) {
    const sign = signs[token.kind];
    if (sign !== '') visit('words', placeOf(sign, seeds.word), at);
    const name = sign === '' ? token.key : sign;
    visit('words', placeOf(`${before} ${name}`, seeds.pair), at);
    before = name;
  }
  const shapes = ['^', ...placed.map(({ token }) => shapeOf(token, text)), '$'];
  for (const [at, { at: token }] of placed.entries()) visit('words', placeOf(shapes.slice(at, at + 3).join(' '), seeds.shapes), token);
  for (const habit of styleOf(text, tokens)) visit('style', placeOfHabit(habit), -1);
}

/** How a word looks: short ones as they are, of longer ones only their capitals. */
function shapeOf({ kind, key, start, end }: Token, text: string): string {
  if (kind !== 'word') return kind === 'mark' ? key : signs[kind];
  const word = text.slice(start, end);
  if (/^\p{Lu}+$/u.test(word)) return word.length === 1 ? 'A' : 'AA';
  if (/^\p{Lu}/u.test(word)) return 'Aa';
  if (/^\d/u.test(word)) return '9';
  return key.length <= 3 ? key : 'a';
}

function visitCharacters(key: string, token: number, visit: Visit): void {
  const edged = ` ${key.slice(0, longestWord)} `;
  for (let length = shortestRun; length <= longestRun; length += 1) {
    for (let from = 0; from + length <= edged.length; from += 1) {
      visit('characters', spread(hashText(edged, from, from + length, seeds.characters)) & (2 ** voiceBits - 1), token);
    }
  }
}

/** How often each feature occurs, by group. */
export function countFeatures(text: string, reading: Reading): GroupCounts {
  const counts: GroupCounts = { words: new Map(), characters: new Map(), style: new Map() };
  visitFeatures(text, tokensOf(text), reading, (group, place) => counts[group].set(place, (counts[group].get(place) ?? 0) + 1));
  return counts;
}

/** Sublinear counts (1 + ln n), words and characters each of length 1, habits of style on top. */
export function vectorOf(counts: GroupCounts, { style }: Reading): SparseVector {
  const sums = new Map<number, number>();
  for (const group of featureGroups) {
    const scale = group === 'style' ? style : scaleOf(counts[group]);
    for (const [place, count] of counts[group]) sums.set(place, (sums.get(place) ?? 0) + scale * damped(count));
  }
  return { places: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
}

export function damped(count: number): number {
  return 1 + Math.log(count);
}

/** What brings counts to length 1; 0 for none. */
export function scaleOf(counts: ReadonlyMap<number, number>): number {
  let squares = 0;
  for (const count of counts.values()) squares += damped(count) ** 2;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

export function voiceFeatures(text: string, reading: Reading): SparseVector {
  return vectorOf(countFeatures(text, reading), reading);
}
