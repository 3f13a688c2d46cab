import type { Presence } from '../../shared/guard-facts.ts';
import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import type { Refusal } from '../../shared/outcome.ts';
import type { NetworkFailure } from '../networks/network.ts';
import { nextTry, patienceUntil } from './entries.ts';
import type { MessageTimes } from './message-deps.ts';

export type FrozenWhy = Exclude<Extract<MessageState, { kind: 'frozen' }>['why'], 'refused'>;

/** What a frozen message says. */
const frozenWords: Readonly<Record<FrozenWhy, string>> = {
  locked: 'The screen was locked. Confirm again to send it.',
  slept: 'The computer slept. Confirm again to send it.',
  idle: 'You were away. Confirm again to send it.',
  away: 'You were away. Confirm again to send it.',
  quit: 'Hatcheck was closed. Confirm again to send it.',
  crashed: 'Hatcheck ended unexpectedly. Nothing was sent since. Confirm again to send it.',
  disarmed: 'The account was locked. Unlock it, then confirm again.',
  renamed: 'The handle of this account was changed. Look who this is from, then confirm again.',
  rules: 'The rules for what is written were changed. Look at this again, then confirm again.',
  tooLate: 'This was due long ago. Confirm again if it should still be sent.',
};

export function frozen(why: FrozenWhy): MessageState {
  return { kind: 'frozen', why, words: frozenWords[why] };
}

/** The guard said no to a message that was confirmed: it keeps its words and needs a new confirmation. */
export function frozenBy({ law, words }: Refusal, presence: Presence): MessageState {
  if (law === 6) return { kind: 'frozen', why: presence.kind === 'away' ? presence.why : 'away', words };
  return { kind: 'frozen', why: law === 4 ? 'disarmed' : 'refused', words };
}

/** What becomes of a message when a request failed that surely sent nothing. */
export function stateAfterFailure(entry: MessageEntry, failure: NetworkFailure, now: number, times: MessageTimes): MessageState {
  switch (failure.kind) {
    case 'unreachable':
    case 'unknown':
    case 'rateLimited':
      return { kind: 'waiting', words: failure.words, nextTryAt: nextTry(entry.dueAt, now, times, patienceUntil(failure)) };
    case 'signInAgain':
    case 'unreadable':
      return { kind: 'frozen', why: 'refused', words: failure.words };
    case 'rejected':
      return { kind: 'refused', law: null, words: failure.words, at: now };
  }
}
