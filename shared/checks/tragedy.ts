import { withoutNames } from '../offence/hidden-words.ts';
import { hopingNot, illness, joking, origin, promotion, sympathy, tragicEvent, trendTaken } from '../offence/tragedy-words.ts';
import type { CheckContext, Habits } from './check.ts';
import { type Detect, type Spotted, textCheck } from './text-check.ts';

/** What meets what, most telling first: the words of `at` are marked, and one of each of `with` stands anywhere. */
interface Meeting {
  readonly at: RegExp;
  readonly with: readonly RegExp[];
  readonly score: number;
  readonly why: string;
}

const meetings: readonly Meeting[] = [
  { at: illness, with: [joking], score: 0.9, why: 'This jokes about an illness or a death.' },
  { at: hopingNot, with: [illness], score: 0.9, why: 'This jokes about an illness or a death.' },
  { at: origin, with: [illness, hopingNot], score: 0.9, why: 'This jokes about where people come from and what they fall ill of.' },
  { at: tragicEvent, with: [promotion], score: 0.85, why: 'This sells something beside an event in which people are hurt.' },
  { at: tragicEvent, with: [joking], score: 0.7, why: 'This makes light of an event in which people are hurt.' },
  { at: sympathy, with: [promotion], score: 0.7, why: 'This puts an offer beside words of sympathy.' },
  { at: trendTaken, with: [promotion], score: 0.7, why: 'This takes a trend for an offer, without saying why it is trending.' },
];

const detect: Detect = (text, context) => {
  const written = withoutNames(text);
  const found = new Map<RegExp, Place | null>();
  const first = (pattern: RegExp) => {
    if (!found.has(pattern)) found.set(pattern, firstOf(pattern, written));
    return found.get(pattern) ?? null;
  };
  for (const meeting of meetings) {
    const place = first(meeting.at);
    if (place === null || !meeting.with.every((other) => first(other) !== null)) continue;
    return [spotted(place, meeting.score, meeting.why, context)];
  }
  const unused = context.habits === null ? null : firstUnused(written, context.habits);
  if (unused === null) return [];
  const word = text.slice(unused.start, unused.end);
  return [spotted(unused, 0.5, `This account has never written about “${word}” before.`, context)];
};

interface Place {
  readonly start: number;
  readonly end: number;
}

function spotted(place: Place, score: number, why: string, { identity }: CheckContext): Spotted {
  const level = identity?.kind === 'personal' ? 'info' : 'caution';
  return { type: 'tragedy', level, ...place, score, why, todo: 'Read it as somebody it happened to, and look at the news first.' };
}

function firstOf(pattern: RegExp, text: string): Place | null {
  const [match] = text.matchAll(pattern);
  return match === undefined ? null : { start: match.index, end: match.index + match[0].length };
}

/** The first event that none of the account's own posts or tags names. */
function firstUnused(text: string, { words, hashtags }: Habits): Place | null {
  for (const { index, 0: found } of text.matchAll(tragicEvent)) {
    const parts = found.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (!parts.every((part) => words.has(part) || hashtags.has(part))) return { start: index, end: index + found.length };
  }
  return null;
}

/** Promotion or jokes beside illness, death, origin or disaster, and such events where the account never named them before. */
export const tragedyCheck = textCheck('tragedy', detect);
