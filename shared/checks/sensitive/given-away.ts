import { type LinearModel, scoreOf } from '../../learn/logistic.ts';
import type { SparseVector } from '../../learn/sparse-vector.ts';
import { textFeatures } from '../../learn/text-features.ts';
import { figure, matters } from './business-matters.ts';
import { aside, covered, inside, kept, notYet, sealed } from './kept-back.ts';
import { playful, published, supposed, yours } from './open-talk.ts';
import { ahead, decision, own, step, turn } from './own-decisions.ts';

/** A passage that gives something away, and the words that say so most. */
export interface Judged {
  readonly score: number;
  /** True where only the trained table says so: the rules alone would have kept silent. */
  readonly modelled: boolean;
  /** UTF-16 offsets in the passage. */
  readonly start: number;
  readonly end: number;
}

/** Weights needed for a caution where there is no trained table. Chosen so that ordinary posts of brands give no alarm. */
const leastOfRules = 1.5;
/** Weights and table together. A plan told to everybody is an announcement; told to one person it may be none yet. */
const least = { inPost: 1.05, inMessage: 0.65 } as const;
/**
 * In a post without any evidence so much must be left, and the table must see something too, when what strengthens evidence
 * is not counted: "our" and "from Monday" are how every announcement speaks. It comes beside the sum that any post needs.
 */
const leastOfPlainPost = 0.4;
/** How much the table's sum counts beside the weights. */
const tablePart = 0.3;

export const givenAwayBits = 15;

/** What the table reads of a passage in small letters: words, pairs of words, and runs of 3 and 4 characters. */
export function givenAwayFeatures(words: string): SparseVector {
  return textFeatures(words, { bits: givenAwayBits, words: 2, characters: [3, 4] });
}

/** Evidence that can carry a finding, what weighs most first; each kind counts once. */
const evidence: readonly (readonly [kind: string, patterns: readonly RegExp[], weight: number])[] = [
  ['sealed', [sealed], 1.3],
  ['kept', kept, 0.9],
  ['not yet', notYet, 0.8],
  ['decision', [decision], 0.9],
  ['inside', [inside], 0.7],
  ['turn', [turn], 0.8],
  ['covered', [covered], 0.7],
  ['step', [step], 0.45],
];
/** What strengthens it, and says nothing alone. */
const support: readonly (readonly [RegExp, number])[] = [
  [figure, 0.35],
  [aside, 0.2],
];
/** The same, and the way a brand tells of its own plans too. */
const supportOfPlans: readonly (readonly [RegExp, number])[] = [
  [ahead, 0.4],
  [own, 0.3],
];
/** What weakens it: it is play, it is guessed, it is the reader's own, it is asked. */
const doubt: readonly (readonly [RegExp, number])[] = [
  [playful, -0.9],
  [supposed, -1],
  [yours, -1],
  [/\?/, -0.45],
  [/\?\s*$/, -0.45],
];
/** Secrecy in several ways. */
const keptAgain = 0.4;
const isPublished = -1.5;
const offTopic = -0.3;

/** How much of it is business: two matters in everyday words weigh about as much as one in those of business. */
function topicOf(words: string): number {
  let sum = 0;
  for (const { business, everyday } of matters) {
    if (business.test(words)) sum += 0.8;
    else if (everyday.test(words)) sum += 0.45;
  }
  return sum === 0 ? offTopic : Math.min(sum, 1.2);
}

function sumOf(words: string, some: readonly (readonly [RegExp, number])[]): number {
  return some.reduce((sum, [pattern, weight]) => (pattern.test(words) ? sum + weight : sum), 0);
}

const firstOf = (words: string, patterns: readonly RegExp[]): RegExpExecArray | null =>
  patterns.map((pattern) => pattern.exec(words)).find((found) => found !== null) ?? null;

/** What the rules find in a passage: the sum of the weights, and the words that weigh most; null where no evidence is there. */
interface Weighed {
  readonly sum: number;
  /** What of it says no more than that somebody tells of their own plans. */
  readonly ofPlans: number;
  readonly strongest: RegExpExecArray | null;
}

function weigh(words: string): Weighed {
  const signs = evidence.flatMap(([kind, patterns, weight]) => {
    const found = firstOf(words, patterns);
    return found === null ? [] : [{ kind, weight, found }];
  });
  const has = (kind: string): boolean => signs.some((sign) => sign.kind === kind);
  const ofPlans = sumOf(words, supportOfPlans);
  let sum = topicOf(words) + sumOf(words, support) + ofPlans + sumOf(words, doubt);
  for (const { weight } of signs) sum += weight;
  if (has('sealed') && has('kept')) sum += keptAgain - 0.9;
  if (has('decision') && has('step')) sum -= 0.45;
  if (kept.filter((pattern) => pattern.test(words)).length > 1) sum += keptAgain;
  if (published.test(words)) sum += has('sealed') ? isPublished / 2 : isPublished;
  return { sum, ofPlans, strongest: signs[0]?.found ?? null };
}

/** Where the rules see no evidence: the first matter of business, else the whole passage. */
function pointedAt(words: string, strongest: RegExpExecArray | null): { readonly start: number; readonly end: number } {
  const named = matters.map(({ business, everyday }) => business.exec(words) ?? everyday.exec(words)).find((found) => found !== null);
  const found = strongest ?? named;
  if (found != null) return { start: found.index, end: found.index + found[0].length };
  return { start: words.length - words.trimStart().length, end: words.trimEnd().length };
}

/**
 * Whether a passage gives away what is not public: a matter of business, and evidence that it is kept back, still to
 * come, from inside, or decided by one's own people. No single kind of evidence is enough. The table, where there is one,
 * adds what words and turns of phrase have in common with such messages. Takes small letters with straight apostrophes.
 */
export function judgePassage(words: string, table: LinearModel | null, place: keyof typeof least): Judged | null {
  const { sum, ofPlans, strongest } = weigh(words);
  const judge = (by: number, needed: number): Judged | null =>
    by < needed ? null : { score: Math.min(0.98, 0.5 + (by - needed) * 0.2), modelled: sum < leastOfRules, ...pointedAt(words, strongest) };
  if (table === null) return strongest === null ? null : judge(sum, leastOfRules);
  const seen = tablePart * scoreOf(table, givenAwayFeatures(words));
  const both = sum + seen;
  const isPlain = strongest === null && place === 'inPost';
  if (isPlain && (seen < 0 || both - ofPlans < leastOfPlainPost)) return null;
  return judge(both, least[place]);
}
