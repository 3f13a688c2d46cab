import type { LinearModel } from '../../shared/learn/logistic.ts';
import { findProfanity } from '../../shared/offence/find-profanity.ts';
import { judgeOffence } from '../../shared/offence/judge-offence.ts';

/** A post whose account is known by a pseudonym. */
export interface AccountPost {
  readonly account: string;
  readonly text: string;
}

/** Share of ordinary brand posts that may be found: just under one in a hundred. */
export const alarmShare = 0.0095;

/** Two halves of the accounts: each has one whose posts are calm and one whose posts are not. */
export function halvesOf(posts: readonly AccountPost[]): readonly [readonly AccountPost[], readonly AccountPost[]] {
  const first = (account: string) => account === 'brand-1' || account === 'brand-4';
  return [posts.filter(({ account }) => first(account)), posts.filter(({ account }) => !first(account))];
}

/** The sum of the model, or Infinity where the text swears: then it is found anyway. */
export function sumWithSwearing(model: LinearModel, text: string): number {
  return findProfanity(text).length > 0 ? Number.POSITIVE_INFINITY : sumOf(model, text);
}

/** Distance to the threshold on the scale of the model's sums, so 0 is at the threshold; -Infinity where it is silent. */
function sumOf(model: LinearModel, text: string): number {
  const score = judgeOffence(model, text)?.score;
  return score === undefined ? Number.NEGATIVE_INFINITY : Math.log(score / (1 - score));
}

/** The sum that the given share (0..1) of the posts passes, or swears. */
export function thresholdAt(share: number, model: LinearModel, posts: readonly AccountPost[]): number {
  const sums = posts.map(({ text }) => sumWithSwearing(model, text)).sort((one, other) => other - one);
  return sums[Math.floor(sums.length * share)] ?? 0;
}

/** The model moved so that its threshold lies at a score of 0.5. */
export function centredAt(threshold: number, { weights, bias }: LinearModel): LinearModel {
  return { weights, bias: bias - threshold };
}
