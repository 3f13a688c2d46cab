import type { Presence } from '../../shared/guard-facts.ts';
import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import type { Refusal } from '../../shared/outcome.ts';
import type { NetworkFailure } from '../networks/network.ts';
import { nextTry, patienceUntil } from './entries.ts';
import type { OutboxTimes } from './outbox-deps.ts';

type FrozenWhy = Extract<OutboxState, { kind: 'frozen' }>['why'];

/** What a frozen post says. */
export const frozenWords: Readonly<Record<Exclude<FrozenWhy, 'refused'>, string>> = {
  locked: 'The screen was locked. Confirm again to let it go out.',
  slept: 'The computer slept. Confirm again to let it go out.',
  idle: 'You were away. Confirm again to let it go out.',
  away: 'You were away. Confirm again to let it go out.',
  quit: 'Hatcheck was closed. Confirm again to let it go out.',
  crashed: 'Hatcheck ended unexpectedly. Nothing was sent since. Confirm again to let it go out.',
  disarmed: 'The account was locked. Unlock it, then confirm again.',
  renamed: 'The handle of this account was changed. Look who this is from, then confirm again.',
  rules: 'The rules for posts were changed. Look at this again, then confirm again.',
  tooLate: 'This was due long ago. Confirm again if it should still go out.',
};

export function frozen(why: Exclude<FrozenWhy, 'refused'>): OutboxState {
  return { kind: 'frozen', why, words: frozenWords[why] };
}

/** The guard said no to a post that was confirmed: it keeps its text and needs a new confirmation. */
export function frozenBy(refusal: Refusal, presence: Presence): OutboxState {
  if (refusal.law === 6) return { kind: 'frozen', why: presence.kind === 'away' ? presence.why : 'away', words: refusal.words };
  return { kind: 'frozen', why: refusal.law === 4 ? 'disarmed' : 'refused', words: refusal.words };
}

/** What becomes of a post when a request failed that surely put nothing on the network. */
export function stateAfterFailure(entry: OutboxEntry, failure: NetworkFailure, now: number, times: OutboxTimes): OutboxState {
  switch (failure.kind) {
    case 'unreachable':
    case 'unknown':
      return { kind: 'waiting', words: failure.words, nextTryAt: nextTry(entry.dueAt, now, times) };
    case 'rateLimited':
      return {
        ...{ kind: 'waiting', words: failure.words, nextTryAt: nextTry(entry.dueAt, now, times, patienceUntil(failure)) },
        ...(failure.retryAt === null ? {} : { notBefore: failure.retryAt }),
      };
    case 'signInAgain':
    case 'unreadable':
      return { kind: 'frozen', why: 'refused', words: failure.words };
    case 'rejected':
      return { kind: 'refused', law: null, words: failure.words, at: now };
  }
}
