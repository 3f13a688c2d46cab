import { findIdentity, type Identity, networkIdSchema } from '../../shared/account.ts';
import { extendPastHold, renewOnPost } from '../../shared/arming.ts';
import type { LedgerEvent, LedgerSubject } from '../../shared/ledger-event.ts';
import type { OutboxEntry, OutboxState, PreparedPart } from '../../shared/outbox.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { Draft } from '../../shared/post.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { NetworkFailure } from '../networks/network.ts';
import type { OutboxTimes } from './outbox-deps.ts';

/** Pure questions about entries and transitions of the lists they live in. */

export function withEntry(state: AppState, entry: OutboxEntry): AppState {
  const known = state.outbox.some((other) => other.id === entry.id);
  const outbox = known ? state.outbox.map((other) => (other.id === entry.id ? entry : other)) : [...state.outbox, entry];
  return { ...state, outbox };
}

export function withoutEntry(state: AppState, id: string): AppState {
  return { ...state, outbox: state.outbox.filter((entry) => entry.id !== id) };
}

export function withDraft(state: AppState, draft: Draft): AppState {
  return { ...state, drafts: [...state.drafts.filter((other) => other.id !== draft.id), draft] };
}

export function withoutDraft(state: AppState, id: string): AppState {
  return { ...state, drafts: state.drafts.filter((draft) => draft.id !== id) };
}

export function inState(entry: OutboxEntry, state: OutboxState): OutboxEntry {
  return { ...entry, state };
}

export function withPart(entry: OutboxEntry, index: number, part: PreparedPart): OutboxEntry {
  return { ...entry, prepared: (entry.prepared ?? []).map((other, at) => (at === index ? part : other)) };
}

/** The part of the thread that this one goes on from; null for the first. */
export function partBefore(entry: OutboxEntry, index: number): PreparedPart | null {
  return entry.prepared?.[index - 1] ?? null;
}

/** Addresses of all posts of the outbox but this part: what is found by its words is none of them. */
export function claimedByOthers(outbox: readonly OutboxEntry[], id: string, index: number): ReadonlySet<string> {
  const others = outbox.flatMap((entry) => (entry.prepared ?? []).filter((_, at) => entry.id !== id || at !== index));
  return new Set(others.flatMap(({ publishedUri }) => publishedUri ?? []));
}

/** Index of the first part that is not known to be published; -1 when all are. */
export function nextPartIndex(entry: OutboxEntry): number {
  return (entry.prepared ?? []).findIndex((part) => part.publishedUri === null);
}

/** Confirming keeps a brand unlocked past the end of the hold; one that is locked stays so. */
export function leaseExtended(state: AppState, { identityId, dueAt }: OutboxEntry, now: number): AppState {
  return { ...state, leases: extendPastHold(state.leases, identityId, dueAt, now, effectivePolicy(state.policy)) };
}

/** Posting renews the lease; a brand that is locked stays so. */
export function leaseRenewed(state: AppState, { identityId }: OutboxEntry, now: number): AppState {
  return { ...state, leases: renewOnPost(state.leases, identityId, now, effectivePolicy(state.policy)) };
}

/** The identity it was confirmed as, if it is still signed in here. */
export function identityOf(entry: OutboxEntry, state: AppState): Identity | null {
  const identity = findIdentity(state.accounts, entry.identityId);
  const account = state.accounts.find((candidate) => candidate.id === identity?.accountId);
  return account?.credential === 'usable' ? identity : null;
}

/** Whom the ledger speaks about. The entry says so itself: its account may be gone. */
export function whoOf(entry: OutboxEntry): LedgerSubject | null {
  const network = networkIdSchema.safeParse(entry.identityId.split(':')[0]);
  const kind = entry.kindInDoubt === true ? 'doubtful' : entry.kind;
  return network.success ? { network: network.data, subject: entry.subject, kind } : null;
}

/** What every event about an entry names: who, which entry, and the act where it is about somebody's post. */
export function told(entry: OutboxEntry): Pick<LedgerEvent, 'who' | 'ref' | 'about'> {
  return { who: whoOf(entry), ref: entry.id, ...actOf(entry.draft) };
}

export function actOf({ about }: Draft): Pick<LedgerEvent, 'about'> {
  return about === undefined ? {} : { about: about.act };
}

/**
 * Each wait is as long as the trouble has lasted, between the shortest and the longest: no counter to keep. `notBefore`: epoch
 * milliseconds until which the network asked for patience, 0 where it did not.
 */
export function nextTry(since: number, now: number, times: OutboxTimes, notBefore = 0): number {
  return Math.max(notBefore, now + Math.min(Math.max(now - since, times.shortestWaitMs), times.longestWaitMs));
}

/** Until when the network asked for patience (epoch milliseconds); 0 where it did not. */
export function patienceUntil(failure: NetworkFailure): number {
  return failure.kind === 'rateLimited' ? (failure.retryAt ?? 0) : 0;
}

/** The part as it was before any request with it left. */
export function unsent({ attemptedAt: _, lateUntil: __, ...part }: PreparedPart): PreparedPart {
  return part;
}

/** When something happens to it next by itself (epoch milliseconds), or null. */
export function nextMoment(entry: OutboxEntry, times: OutboxTimes): number | null {
  switch (entry.state.kind) {
    case 'held':
      return entry.dueAt;
    case 'waiting':
    case 'settling':
    case 'recalling':
    case 'takingDown':
      return entry.state.nextTryAt;
    case 'published':
    case 'takenDown':
      return entry.state.at + times.wrongAccountMs;
    case 'sending':
    case 'frozen':
    case 'notKnown':
    case 'refused':
      return null;
  }
}
