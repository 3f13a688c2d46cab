import { findUsableIdentity, type Identity, networkIdSchema } from '../../shared/account.ts';
import { extendPastHold, renewOnPost } from '../../shared/arming.ts';
import type { LedgerEvent, LedgerSubject } from '../../shared/ledger-event.ts';
import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { NetworkFailure } from '../networks/network.ts';
import type { MessageTimes } from './message-deps.ts';

/** Pure questions about confirmed messages. */

export function inState(entry: MessageEntry, state: MessageState): MessageEntry {
  return { ...entry, state };
}

/** The identity it was confirmed as, if it is still signed in here. */
export function identityOf(entry: MessageEntry, state: AppState): Identity | null {
  return findUsableIdentity(state.accounts, entry.identityId);
}

/** Ids of all other messages that are known to be there: what is found by its words is none of them. */
export function claimedByOthers(entries: readonly MessageEntry[], id: string): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.id === id ? [] : (entry.part?.publishedUri ?? []))));
}

/** Whom the ledger speaks about: the sender alone. Who reads a message, and what it says, is never written down. */
export function whoOf(entry: MessageEntry): LedgerSubject | null {
  const network = networkIdSchema.safeParse(entry.identityId.split(':')[0]);
  const kind = entry.kindInDoubt === true ? 'doubtful' : entry.kind;
  return network.success ? { network: network.data, subject: entry.subject, kind } : null;
}

export function told(entry: MessageEntry): Pick<LedgerEvent, 'who' | 'ref' | 'about'> {
  return { who: whoOf(entry), ref: entry.id, about: 'message' };
}

/** Confirming keeps a brand unlocked past the end of the hold; one that is locked stays so. */
export function leaseExtended(state: AppState, { identityId, dueAt }: MessageEntry, now: number): AppState {
  return { ...state, leases: extendPastHold(state.leases, identityId, dueAt, now, effectivePolicy(state.policy)) };
}

/** Sending renews the lease; a brand that is locked stays so. */
export function leaseRenewed(state: AppState, { identityId }: MessageEntry, now: number): AppState {
  return { ...state, leases: renewOnPost(state.leases, identityId, now, effectivePolicy(state.policy)) };
}

/** The part as it was before any request with it left. */
export function unsent({ attemptedAt: _, lateUntil: __, ...part }: PreparedPart): PreparedPart {
  return part;
}

/** Until when the network asked for patience (epoch milliseconds); 0 where it did not. */
export function patienceUntil(failure: NetworkFailure): number {
  return failure.kind === 'rateLimited' ? (failure.retryAt ?? 0) : 0;
}

/** Each wait is as long as the trouble has lasted, between the shortest and the longest. */
export function nextTry(since: number, now: number, times: MessageTimes, notBefore = 0): number {
  return Math.max(notBefore, now + Math.min(Math.max(now - since, times.shortestWaitMs), times.longestWaitMs));
}

/** When something happens to it next by itself (epoch milliseconds), or null. */
export function nextMoment({ state, dueAt }: MessageEntry, times: MessageTimes): number | null {
  switch (state.kind) {
    case 'held':
      return dueAt;
    case 'waiting':
    case 'settling':
      return state.nextTryAt;
    case 'sent':
      return state.at + times.shownMs;
    case 'sending':
    case 'frozen':
    case 'refused':
      return null;
  }
}
