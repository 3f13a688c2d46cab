import type { Identity } from '../../shared/account.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { eventOf } from '../app-state/decide.ts';
import { certainFrom, identityOf, inState, nextTry, whoOf } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { removeParts } from './remove-parts.ts';
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

/** Deletes what is there, then asks as an outsider; false while anything may still be seen. */
async function isGoneForAll(deps: OutboxDeps, entry: OutboxEntry, identity: Identity): Promise<boolean> {
  const opened = await openSessionOf(deps, entry);
  if (opened.kind !== 'ok' || (await removeParts(deps, entry.id, opened.value)) !== 'clear') return false;
  for (const part of entry.prepared ?? []) {
    const gone = await deps.networkOf(identity.network).isGone(identity.server, entry.subject, part);
    if (gone.kind !== 'ok' || !gone.value) return false;
  }
  return true;
}

export async function takeDownUntilGone(deps: OutboxDeps, id: string): Promise<Step> {
  const entry = deps.book.get(id);
  if (entry?.state.kind !== 'takingDown') return 'stop';
  const { since } = entry.state;
  const identity = identityOf(entry, deps.state.get());
  // An earlier request that went unanswered could bring the post back after it was deleted.
  const mayReturn = deps.clock.now() < certainFrom(entry);
  if (identity === null || !(await isGoneForAll(deps, entry, identity)) || mayReturn) {
    const nextTryAt = nextTry(since, deps.clock.now(), deps.times);
    await deps.book.change(id, (now) => inState(now, { kind: 'takingDown', since, nextTryAt }))?.saved;
    return 'stop';
  }
  const at = deps.clock.now();
  await deps.decisions.record(eventOf('takeDown', 'done', { who: whoOf(entry), ref: id }));
  const firstAttempt = entry.prepared?.[0]?.attemptedAt ?? since;
  const shown = inState(entry, { kind: 'takenDown', at, liveForMs: at - firstAttempt });
  await deps.book.release(id, reopenedUnbound(entry.draft, at), shown);
  return 'stop';
}
