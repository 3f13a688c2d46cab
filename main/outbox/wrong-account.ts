import type { Identity } from '../../shared/account.ts';
import { certainFrom, type OutboxEntry } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { eventOf } from '../app-state/decide.ts';
import { identityOf, inState, nextTry, whoOf } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { removeParts } from './remove-parts.ts';
import { copyOf, giveUp, isOutOfReach, type Seen, seeFromOutside } from './see-from-outside.ts';
import { openSessionOf, type Step } from './standing.ts';

/**
 * Takes a published post down. The value is the id of the draft that reopens, bound to nobody, once an outsider
 * cannot see the post any more.
 */
export async function wrongAccount(deps: OutboxDeps, id: string): Promise<Outcome<string>> {
  const gone = refused(null, 'no-entry', 'This post is not in the list any more. Delete it at the network itself.');
  const asked = deps.book.get(id);
  if (asked === null) return gone;
  const outcome = deps.decisions.guard.mayTakeDown(asked, identityOf(asked, deps.state.get()), deps.decisions.facts());
  const about = { who: whoOf(asked), ref: id };
  if (outcome.kind === 'refused') {
    const { law, reason } = outcome.refusal;
    await deps.decisions.record(eventOf('takeDown', 'refused', { ...about, law, reason }));
    return outcome;
  }
  // Taking down protects: a history that cannot be written does not hold it up (law 8).
  await deps.decisions.record(eventOf('takeDown', 'allowed', about));
  const since = deps.clock.now();
  const change = deps.book.change(id, (now) =>
    now.state.kind === 'published' ? inState(now, { kind: 'takingDown', since, nextTryAt: since }) : null,
  );
  await change?.saved;
  return ok(asked.draft.id);
}

/** The text, bound to nobody: the handle must be retyped for whoever it goes out by next. */
function reopenedUnbound(draft: Draft, now: number): Draft {
  return { ...draft, identityId: null, acknowledged: [], switched: true, updatedAt: now };
}

/** Deletes what is there, if its account can still do so, then asks as an outsider. */
async function deleteThenLook(deps: OutboxDeps, entry: OutboxEntry, identity: Identity | null): Promise<Seen> {
  if (identity === null) return seeFromOutside(deps, entry);
  const opened = await openSessionOf(deps, entry);
  if (opened.kind !== 'ok' || (await removeParts(deps, entry.id, opened.value)) !== 'clear') return 'unknown';
  return seeFromOutside(deps, entry);
}

export async function takeDownUntilGone(deps: OutboxDeps, id: string): Promise<Step> {
  const entry = deps.book.get(id);
  if (entry?.state.kind !== 'takingDown') return 'stop';
  const { since } = entry.state;
  const identity = identityOf(entry, deps.state.get());
  // An earlier request that went unanswered could bring the post back after it was deleted.
  const mayReturn = deps.clock.now() < certainFrom(entry);
  const seen = await deleteThenLook(deps, entry, identity);
  if (identity === null && isOutOfReach(deps, entry, since, seen)) {
    await deps.decisions.record(eventOf('takeDown', 'failed', { who: whoOf(entry), ref: id, reason: `signed-out-${seen}` }));
    await giveUp(deps, entry, seen, reopenedUnbound(entry.draft, deps.clock.now()));
    return 'stop';
  }
  if (seen !== 'gone' || mayReturn) {
    const nextTryAt = nextTry(since, deps.clock.now(), deps.times);
    await deps.book.change(id, (now) => inState(now, { kind: 'takingDown', since, nextTryAt }))?.saved;
    return 'stop';
  }
  const at = deps.clock.now();
  await deps.decisions.record(eventOf('takeDown', 'done', { who: whoOf(entry), ref: id }));
  const firstAttempt = entry.prepared?.[0]?.attemptedAt ?? since;
  const shown = inState(entry, { kind: 'takenDown', at, liveForMs: at - firstAttempt });
  await deps.book.release(id, copyOf(deps, entry) === null ? reopenedUnbound(entry.draft, at) : null, shown);
  return 'stop';
}
