import { figure, matters } from './business-matters.ts';
import { aside, covered, inside, kept, notYet, sealed } from './kept-back.ts';
import { playful, published, supposed, yours } from './open-talk.ts';
import { ahead, decision, own, step, turn } from './own-decisions.ts';

/** A passage that gives something away, and the words that say so most. */
export interface Judged {
  readonly score: number;
  /** UTF-16 offsets in the passage. */
  readonly start: number;
  readonly end: number;
}

/** Weights needed for a caution. Chosen so that ordinary posts of brands give no alarm. */
const least = 1.5;

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
  [ahead, 0.4],
  [figure, 0.35],
  [own, 0.3],
  [aside, 0.2],
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

/**
 * Whether a passage gives away what is not public: a matter of business, and evidence that it is kept back, still to
 * come, from inside, or decided by one's own people. No single kind of evidence is enough.
 * Takes small letters with straight apostrophes.
 */
export function judgePassage(words: string): Judged | null {
  const signs = evidence.flatMap(([kind, patterns, weight]) => {
    const found = firstOf(words, patterns);
    return found === null ? [] : [{ kind, weight, found }];
  });
  const has = (kind: string): boolean => signs.some((sign) => sign.kind === kind);
  const [strongest] = signs;
  if (strongest === undefined) return null;
  let sum = topicOf(words) + sumOf(words, support) + sumOf(words, doubt);
  for (const { weight } of signs) sum += weight;
  if (has('sealed') && has('kept')) sum += keptAgain - 0.9;
  if (has('decision') && has('step')) sum -= 0.45;
  if (kept.filter((pattern) => pattern.test(words)).length > 1) sum += keptAgain;
  if (published.test(words)) sum += has('sealed') ? isPublished / 2 : isPublished;
  if (sum < least) return null;
  const { found } = strongest;
  return { score: Math.min(0.98, 0.5 + (sum - least) * 0.2), start: found.index, end: found.index + found[0].length };
}
