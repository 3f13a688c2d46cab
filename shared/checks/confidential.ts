import type { CheckContext } from './check.ts';
import { wordsOfText } from './fingerprint.ts';
import { type Judged, judgePassage } from './sensitive/given-away.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Longest stretch that is judged as one, in UTF-16 units: words further apart say nothing about each other. */
const longest = 600;

function spot(start: number, end: number, score: number, why: string): Spotted {
  return { type: 'confidential', level: 'caution', start, end, score, why, todo: 'Wait until it is public, or leave it out.' };
}

const unpublishedWords = 'This reads like something that is not public yet.';

/** Small letters and straight apostrophes, at the same offsets. */
function plain(text: string): string {
  const lower = text.replace(/’/g, "'").toLowerCase();
  return lower.length === text.length ? lower : text.replace(/’/g, "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The surest passage of a text; those of a long one overlap by half. */
function unpublished(text: string, { models, reader }: CheckContext): readonly Spotted[] {
  const words = plain(text);
  const place = reader.kind === 'public' ? 'inPost' : 'inMessage';
  let surest: (Judged & { readonly from: number }) | null = null;
  for (let from = 0; from === 0 || from + longest / 2 < words.length; from += longest / 2) {
    const judged = judgePassage(words.slice(from, from + longest), models.confidential, place);
    if (judged !== null && (surest === null || judged.score > surest.score)) surest = { ...judged, from };
  }
  if (surest === null) return [];
  const { from, start, end, score, modelled } = surest;
  // What is marked alone says little: acknowledging it covers this text as it is.
  const spotted = { ...spot(from + start, from + end, score, unpublishedWords), about: `${unpublishedWords} ${wordsOfText(text)}` };
  return [modelled ? { ...spotted, modelled } : spotted];
}

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Names that policy keeps, as whole words, whatever their case and the marks between their words. */
function namesKept(text: string, { rules }: CheckContext): readonly Spotted[] {
  return rules.codeNames.flatMap((name) => {
    const words = name.trim().split(/\s+/).map(escaped).join('[\\s_-]{0,2}');
    if (words === '') return [];
    const phrase = new RegExp(`(?<![\\p{L}\\p{N}])#?${words}(?![\\p{L}\\p{N}])`, 'giu');
    return [...text.matchAll(phrase)].map(({ 0: found, index }) =>
      spot(index, index + found.length, 0.99, 'This name is on the list of things that are not public yet.'),
    );
  });
}

/** Earnings, deals, people and products that are not public yet: by what speaks for it together, or by a kept name. */
export const confidentialCheck = textCheck(
  'confidential',
  (text, context) => {
    const named = namesKept(text, context);
    return named.length > 0 ? named : unpublished(text, context);
  },
  namesKept, // what a page on the public internet says is not unpublished, whatever it sounds like
);
