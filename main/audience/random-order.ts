import { createHmac, randomBytes } from 'node:crypto';
import type { Answer, SampleProgress } from '../../shared/audience.ts';

/** Key of a random order, 64 hex digits. Drawn once per audience. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}

/**
 * A mention's place in the random order: 16 hex digits that nobody can know or choose without the seed. Whatever set of
 * mentions is sorted by it, its first k are k drawn uniformly at random without replacement; also after mentions came
 * or went, so that the sample stays the same as far as it can (bottom-k sampling: Cohen & Kaplan 2007, PODC).
 */
export function placeOf(seed: string, mentionId: string): string {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(mentionId).digest('hex').slice(0, 16);
}

/**
 * How far a sample is answered. Only the answers before the first gap count. Whoever could choose which mentions to
 * label, the angry ones for example, would get any share they like with a narrow interval around it: the interval holds
 * because chance chose. So an answer out of turn, or one to a mention that has left the sample, is not counted, and what
 * a person skips stays in the sample as unknown.
 */
export function sampleProgress(answers: readonly (Answer | null)[], size: number): SampleProgress {
  const inOrder = answers.slice(0, size);
  const gap = inOrder.indexOf(null);
  const counted = gap === -1 ? inOrder : inOrder.slice(0, gap);
  return { size: inOrder.length, answered: counted.length, skipped: counted.filter((answer) => answer === 'skipped').length };
}
