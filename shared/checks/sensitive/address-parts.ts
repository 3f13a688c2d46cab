import { streetAfterName, streetAtWordEnd, streetBeforeName, streetBetween, unitWords } from './street-words.ts';

/** A word or number of a text; commas and line ends count, since an address does not run on past a full stop. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly kind: 'number' | 'name' | 'word' | 'break';
}

const token = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’./-]*|[,\n\\]|[.!?;:()"]/gu;
/** A house number with at most one letter: "12", "12b", "1066", "7-9". */
const houseNumber = /^\d{1,5}(?:[-/]\d{1,4})?[a-h]?$/;
const calendar = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{3,6})?$/;

const abbreviation = /^(?:\p{L}{1,4}|box|suite)$/u;

/** Words, names (capitalised), house numbers and breaks of a text, in order. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(token)].flatMap(({ 0: found, index }) => {
    const words = found.replace(/[.'’/-]+$/, '');
    const lower = words.toLowerCase();
    const end = index + Math.max(1, words.length);
    const here: Token = { start: index, end, lower, kind: kindOf(text, index, words) };
    const ends = found.endsWith('.') && !abbreviation.test(lower);
    return ends ? [here, { start: end, end: end + 1, lower: '.', kind: 'break' }] : [here];
  });
}

function kindOf(text: string, start: number, words: string): Token['kind'] {
  if (!/^[\p{L}\p{N}]/u.test(words)) return 'break';
  const behind = text[start - 1] ?? ' ';
  if (/[@#$€£:%&]/.test(behind)) return 'word';
  if (houseNumber.test(words.toLowerCase()))
    return /[:%]|[,.]\d/.test(text.slice(start + words.length, start + words.length + 2)) ? 'word' : 'number';
  return /^\p{Lu}/u.test(words) ? 'name' : 'word';
}

/** From the first to the last token of an address, and how sure it is, 0 to 1. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/** Small words that stand inside the names of streets. */
const joining =
  /^(?:de|la|le|les|los|las|el|du|des|da|do|dos|der|den|dem|van|von|di|del|della|dei|degli|of|the|and|y|i|e|św|\d+(?:st|nd|rd|th)|\p{L})$/u;

const isCompound = ({ lower }: Token): boolean => lower.length > 6 && streetAtWordEnd.test(lower);

/** Whether a token can be part of a street's name; where nothing is capitalised, any word can. */
function isNaming({ kind, lower }: Token, cased: boolean): boolean {
  return kind === 'name' || (kind === 'word' && (!cased || joining.test(lower)));
}

/** The nearest number in one direction, over at most five words of a name; null where there is none. */
function numberNear(tokens: readonly Token[], at: number, step: 1 | -1, cased: boolean): number | null {
  for (let near = at + step; Math.abs(near - at) <= 5; near += step) {
    const next = tokens[near];
    if (next === undefined || next.kind === 'break') return null;
    if (next.kind === 'number') return near;
    if (!isNaming(next, cased)) return null;
  }
  return null;
}

/**
 * A street with its number: "12 Long Lane", "via Roma 7", "Lindenstraße 5".
 * @param cased whether the text uses capitals at all.
 */
export function streetAt(tokens: readonly Token[], at: number, cased: boolean): Stretch | null {
  const here = tokens[at];
  if (here === undefined || here.kind === 'break' || here.kind === 'number') return null;
  const compound = isCompound(here) && (!cased || here.kind === 'name');
  const takesAhead = compound || streetBeforeName.has(here.lower) || streetBetween.has(here.lower);
  if (!takesAhead && !streetAfterName.has(here.lower)) return null;
  if (cased && here.lower.length < 3 && here.kind !== 'name' && !streetAfterName.has(here.lower)) return null;
  const behind = numberNear(tokens, at, -1, cased);
  const ahead = takesAhead ? numberNear(tokens, at, 1, cased) : null;
  const first = behind ?? (streetBetween.has(here.lower) ? nameStart(tokens, at) : at);
  const last = ahead ?? (behind !== null && streetBeforeName.has(here.lower) ? nameEnd(tokens, at, cased) : at);
  const name = tokens.slice(first, last + 1).filter(({ kind }, offset) => kind !== 'number' && (compound || first + offset !== at));
  if ((behind === null && ahead === null) || name.length === 0) return null;
  if (behind === null && isYear(tokens[last])) return null;
  return { first, last, score: cased ? 0.9 : 0.6 };
}

function isYear(number: Token | undefined): boolean {
  return number !== undefined && /^(?:19|20)\d\d$/.test(number.lower);
}

function nameStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (at - start < 3 && tokens[start - 1]?.kind === 'name') start -= 1;
  return start;
}

/** "55 Rue de Rivoli": the name goes on behind the street's word. */
function nameEnd(tokens: readonly Token[], at: number, cased: boolean): number {
  let end = at;
  for (let next = tokens[at + 1]; end - at < 4 && next !== undefined && isNaming(next, cased); next = tokens[end + 1]) end += 1;
  return end;
}

/** "Suite 762", "Apt. 864". */
export function unitAt(tokens: readonly Token[], at: number): Stretch | null {
  const unit = tokens[at];
  if (unit === undefined || !unitWords.has(unit.lower)) return null;
  const next = tokens[at + 1]?.kind === 'break' ? at + 2 : at + 1;
  if (tokens[next]?.kind !== 'number') return null;
  const named = /^(?:apt|apartment|suite|ste|flat)$/.test(unit.lower);
  const goesOn = tokens.slice(Math.max(0, at - 5), at).some(({ kind }) => kind === 'number');
  const score = !named ? 0.3 : !goesOn ? 0.5 : unit.kind === 'name' ? 0.8 : 0.6;
  return { first: at, last: next, score };
}

/** "25 Koskikatu 7": a name of at most four words between two numbers, the latter not a year. */
export function betweenNumbers(tokens: readonly Token[], at: number): Stretch | null {
  if (tokens[at]?.kind !== 'number' || tokens[at + 1]?.kind !== 'name') return null;
  const last = numberNear(tokens, at, 1, true);
  if (last === null || isYear(tokens[last])) return null;
  const placed = /^(?:at|to|is|in|on|with|from)$/.test(tokens[at - 1]?.lower ?? '') || tokens[at - 1]?.lower === '\n';
  return { first: at, last, score: placed ? 0.6 : 0.4 };
}

/** After words that announce an address: a number and a name, in either order, within eight words. */
export function announcedAt(tokens: readonly Token[], at: number): Stretch | null {
  let number: number | null = null;
  let name: number | null = null;
  for (let ahead = at; ahead < Math.min(tokens.length, at + 8); ahead += 1) {
    const next = tokens[ahead];
    if (next === undefined || (next.kind === 'break' && (next.lower !== ',' || (number !== null && name !== null)))) break;
    if (next.kind === 'number' && calendar.test(tokens[ahead - 1]?.lower ?? '')) return null;
    if (next.kind === 'number') number ??= ahead;
    if (next.kind === 'name' && !calendar.test(next.lower)) name ??= ahead;
    if (number !== null && name !== null && ahead > Math.max(number, name)) break;
  }
  if (number === null || name === null || Math.abs(number - name) > 4 || isYear(tokens[number])) return null;
  return { first: Math.min(number, name), last: Math.max(number, name), score: 0.7 };
}
