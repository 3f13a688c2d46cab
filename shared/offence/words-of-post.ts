import { withoutNames } from './hidden-words.ts';
import { kindsOf, type WordKind } from './word-lists.ts';

/** A word as the offence model reads it, with the UTF-16 offsets it stands at. */
export interface PostWord {
  readonly word: string;
  readonly kinds: ReadonlySet<WordKind>;
  readonly start: number;
  readonly end: number;
}

/** HTML entities, marks of reposting, and the places where a link was taken out. */
const marks = /&#?\w{2,8};|\bRT\b|\bURL\b|\{link\}/gu;

/** Runs of letters and digits, also with an apostrophe, a hyphen or masking symbols inside; or one other sign. */
const pattern = /[\p{L}\p{M}\p{N}]+(?:(?:['’-]|[*@$!#]+(?=\p{L}))[\p{L}\p{M}\p{N}]+)*|[*#@!$%&]{4,}|[^\s\p{L}\p{M}\p{N}]/gu;

const masked: readonly (readonly [RegExp, string])[] = [
  [/^f[*@#!$]+c?k/u, 'fuck'],
  [/^s[h*][*@#!$]+t/u, 'shit'],
  [/^b[*@#!$]+t?ch/u, 'bitch'],
  [/^a[*@#!$]+(?=hole)/u, 'ass'],
  [/^c[*@#!$]+n?t/u, 'cunt'],
  [/^d[*@#!$]+ck/u, 'dick'],
  [/^[*#@!$%&]{4,}$/u, 'swearing'],
];

/**
 * The words of a post in lower case: no links or names of accounts, tags as their words, numbers as 0, letters at
 * most twice in a row, masked swearing opened. So a model learns words and not where a post comes from.
 */
export function wordsOfPost(text: string): readonly PostWord[] {
  const written = withoutNames(text).replace(marks, (found) => ' '.repeat(found.length));
  const words: PostWord[] = [];
  for (const { 0: run, index } of written.matchAll(pattern)) {
    let start = index;
    for (const piece of written[index - 1] === '#' ? run.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [run]) {
      const word = plainWord(piece);
      if (word !== '' && word !== '#') words.push({ word, kinds: kindsOf(word), start, end: start + piece.length });
      start += piece.length;
    }
  }
  return words.map((word, at) => (isDenied(words, at) ? { ...word, word: `not-${word.word}`, kinds: withoutInsult(word.kinds) } : word));
}

const denials = new Set('not never isnt arent wasnt werent aint dont doesnt didnt nor neither nobody nothing none no'.split(' '));
/** What may stand between a denial and the word it denies. */
const between = new Set('a an the so really very that all be being been just such or any is are was'.split(' '));
const farthestDenial = 3;

/** Whether an unkind word is denied: `not stupid`, `never a liar`, but not `not as stupid as`. */
function isDenied(words: readonly PostWord[], at: number): boolean {
  const kinds = words[at]?.kinds;
  if (kinds === undefined || !(kinds.has('insult') || kinds.has('blame'))) return false;
  for (let before = at - 1; before >= Math.max(0, at - farthestDenial); before -= 1) {
    const word = words[before]?.word ?? '';
    if (denials.has(word)) return true;
    if (!between.has(word)) return false;
  }
  return false;
}

function withoutInsult(kinds: PostWord['kinds']): PostWord['kinds'] {
  return new Set([...kinds].filter((kind) => kind !== 'insult' && kind !== 'blame'));
}

function plainWord(run: string): string {
  let word = run.toLowerCase();
  for (const [mask, opened] of masked) word = word.replace(mask, opened);
  return word
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/\p{N}+/gu, '0')
    .replace(/['’‘`]/gu, '')
    .replace(/[“”„«»]/gu, '"');
}
