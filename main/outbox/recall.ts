import { certainFrom, isUnsent, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { eventOf } from '../app-state/decide.ts';
import { identityOf, inState, nextTry, patienceUntil, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { type Removal, removeParts } from './remove-parts.ts';
import { copyOf, giveUp, isOutOfReach, seeFromOutside } from './see-from-outside.ts';
import { openSessionOf, type Step, unknownOutcome } from './standing.ts';

const recallable: ReadonlySet<OutboxState['kind']> = new Set(['held', 'frozen', 'waiting', 'sending', 'settling', 'refused']);

/**
 * Takes a post back; never refused while there is something to take back (law 8). The value is the id of the
 * reopened draft, or null where a request was on its way: then the network is asked until it is surely not there.
 */
export async function recall(deps: OutboxDeps, id: string): Promise<Outcome<string | null>> {
  const asked = deps.book.get(id);
  if (asked === null) return refused(null, 'no-entry', 'This post is not in the outbox any more.');
  if (asked.state.kind === 'recalling') return ok(null);
  if (asked.state.kind === 'notKnown') {
    return refused(
      null,
      'not-known',
      'Whether this went out is not known. Look at the page of the account, then say here whether it is there.',
    );
  }
  if (!recallable.has(asked.state.kind)) {
    return refused(null, 'already-published', 'This post is out already. Use Wrong account, or delete it at the network.');
  }
  deps.book.halt(id);
  await deps.decisions.record(eventOf('recall', 'allowed', told(asked)));
  const entry = deps.book.get(id);
  if (entry === null) return ok(asked.draft.id);
  if (isUnsent(entry)) {
    await deps.book.release(id, reopened(entry, deps.clock.now()), null);
    return ok(entry.draft.id);
  }
  const since = deps.clock.now();
  const change = recallable.has(entry.state.kind)
    ? deps.book.change(id, (now) => inState(now, { kind: 'recalling', since, nextTryAt: since }))
    : null;
  deps.book.unhalt(id);
  await change?.saved;
  return ok(null);
}

function reopened(entry: OutboxEntry, now: number): Draft {
  return { ...entry.draft, updatedAt: now };
}

/**
 * Asks for a recalled post and deletes a late arrival, until no request that left can take effect any more; only
 * then is the draft given back, so that the same text cannot be out twice.
 */
export async function recallUntilGone(deps: OutboxDeps, id: string): Promise<Step> {
  const entry = deps.book.get(id);
  if (entry?.state.kind !== 'recalling') return 'stop';
  const { since } = entry.state;
  const askedAt = deps.clock.now();
  const cleared = await clearNetwork(deps, entry);
  const certainAt = certainFrom(entry);
  if (cleared.kind === 'seen' && isOutOfReach(deps, entry, since, cleared.seen)) {
    await deps.decisions.record(eventOf('recall', 'failed', { ...told(entry), reason: `signed-out-${cleared.seen}` }));
    await giveUp(deps, entry, cleared.seen, reopened(entry, deps.clock.now()));
    return 'stop';
  }
  if (cleared.kind === 'untold') return leaveToPerson(deps, id);
  if (cleared.kind === 'clear' && askedAt >= certainAt) {
    await deps.decisions.record(eventOf('recall', 'done', told(entry)));
    const now = deps.book.get(id);
    if (now !== null) await deps.book.release(id, copyOf(deps, now) === null ? reopened(now, deps.clock.now()) : null, null);
    return 'stop';
  }
  const again = nextTry(since, deps.clock.now(), deps.times, cleared.kind === 'later' ? cleared.notBefore : 0);
  const nextTryAt = cleared.kind === 'clear' ? Math.min(again, Math.max(certainAt, deps.clock.now() + 1)) : again;
  await deps.book.change(id, (now) => inState(now, { kind: 'recalling', since, nextTryAt }))?.saved;
  return 'stop';
}

/** What else is there of it, only the person can see: they say so, and then it is out or waits for a new confirmation. */
async function leaveToPerson(deps: OutboxDeps, id: string): Promise<Step> {
  const now = deps.clock.now();
  const change = deps.book.change(id, (entry) =>
    entry.state.kind === 'recalling' ? inState(entry, unknownOutcome(deps, entry, now)) : null,
  );
  await change?.saved;
  if (change !== null) await deps.decisions.record(eventOf('settle', 'noted', { ...told(change.entry), reason: 'unknown' }));
  return 'stop';
}

async function clearNetwork(
  deps: OutboxDeps,
  entry: OutboxEntry,
): Promise<Removal | { readonly kind: 'seen'; readonly seen: 'there' | 'unknown' }> {
  const attempted = (entry.prepared ?? []).some((part) => part.attemptedAt !== undefined);
  if (!attempted) return { kind: 'clear' };
  if (identityOf(entry, deps.state.get()) === null) {
    const seen = await seeFromOutside(deps, entry);
    return seen === 'gone' ? { kind: 'clear' } : { kind: 'seen', seen };
  }
  const opened = await openSessionOf(deps, entry);
  return opened.kind === 'ok' ? removeParts(deps, entry.id, opened.value) : { kind: 'later', notBefore: patienceUntil(opened) };
}
