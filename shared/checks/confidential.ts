import type { CheckContext } from './check.ts';
import { ahead, kept, matters, notYet, ownBusiness, playful, published, scheduled, sealed } from './sensitive/unpublished.ts';
import { type Spotted, textCheck } from './text-check.ts';

interface Sign {
  readonly start: number;
  readonly end: number;
}

function signOf(lower: string, phrase: RegExp): Sign | null {
  const found = phrase.exec(lower);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

const signsOf = (lower: string, phrases: readonly RegExp[]): readonly Sign[] =>
  phrases.map((phrase) => signOf(lower, phrase)).filter((sign) => sign !== null);

/** A number with its unit: percent, money, millions, heads; what a rumour has and a teaser lacks. */
const figure =
  /\b\d+(?:[.,]\d+)?\s?(?:%|percent|points|m|mn|mm|bn|million|billion|k|heads|jobs|people|leute|a share)\b|[$€£]\s?\d|\bat \d{2,}\b/;

/** Below this it is silent. Chosen so that ordinary posts of brands give no alarm. */
const least = 0.5;

/** What speaks for a text, each once. */
interface Signs {
  /** How many kinds of matters it is about. */
  readonly about: number;
  readonly sealed: boolean;
  readonly kept: boolean;
  readonly notYet: boolean;
}

/**
 * How sure it is that this tells something that is not out yet, 0 to 1. A matter is needed, or a word that seals
 * it, with a sign that it is kept back or still to come; what says that everybody knows counts against it.
 */
function sureness(lower: string, signs: Signs): number {
  let score = Math.min(signs.about, 2) * 0.2;
  if (signs.sealed) score += 0.5;
  else if (signs.kept) score += 0.4;
  if (signs.notYet) score += 0.3;
  else if (scheduled.test(lower)) score += 0.15;
  if (ahead.test(lower)) score += 0.1;
  if (figure.test(lower)) score += 0.15;
  if (ownBusiness.test(lower)) score += 0.1;
  if (lower.includes('?')) score -= 0.25;
  if (playful.test(lower)) score -= 0.3;
  if (published.test(lower)) score -= 0.5;
  return Math.max(0, Math.min(0.98, score));
}

function spot(start: number, end: number, score: number, why: string): Spotted {
  return { type: 'confidential', level: 'caution', start, end, score, why, todo: 'Wait until it is public, or leave it out.' };
}

function unpublished(lower: string): readonly Spotted[] {
  const about = signsOf(lower, matters);
  const seal = signOf(lower, sealed);
  const holding = signsOf(lower, kept);
  const coming = signsOf(lower, notYet);
  const signs = { about: about.length, sealed: seal !== null, kept: holding.length > 0, notYet: coming.length > 0 };
  const sign = seal ?? holding[0] ?? coming[0] ?? about[0];
  const enough = signs.about > 0 || signs.sealed || (signs.kept && signs.notYet);
  const score = sureness(lower, signs);
  if (!enough || sign === undefined || score < least) return [];
  return [spot(sign.start, sign.end, score, 'This reads like something that is not public yet.')];
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

/** Earnings, deals, people and products that are not public yet: by the words around them, or by a kept name. */
export const confidentialCheck = textCheck('confidential', (text, context) => {
  const named = namesKept(text, context);
  return named.length > 0 ? named : unpublished(text.toLowerCase());
});
