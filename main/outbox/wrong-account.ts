import type { Identity } from '../../shared/account.ts';
import { certainFrom, liveSince, type OutboxEntry } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Session } from '../networks/network.ts';
import { identityOf, inState, nextTry, partBefore, patienceUntil, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { removeParts } from './remove-parts.ts';
import { askOutside, copyOf, giveUp, isOutOfReach, type Seen, seeFromOutside } from './see-from-outside.ts';
import { openSessionOf, promisesOf, type Step } from './standing.ts';

/**
 * Takes a published post down. The value is the id of the draft that reopens, bound to nobody, once an outsider
 * cannot see the post any more.
 */
export async function wrongAccount(deps: OutboxDeps, id: string): Promise<Outcome<string>> {
  const gone = refused(null, 'no-entry', 'This post is not in the list any more. Delete it at the network itself.');
  const asked = deps.book.get(id);
  if (asked === null) return gone;
  const outcome = deps.decisions.guard.mayTakeDown(asked, identityOf(asked, deps.state.get()), deps.decisions.facts());
  const about = told(asked);
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

/** What became of one try: what was seen afterwards, and by whom. */
interface Look {
  readonly seen: Seen | 'notAsked';
  readonly by: 'outsider' | 'account' | 'nobody';
  /** Epoch milliseconds until which the network asked for patience; 0 where it did not. */
  readonly notBefore: number;
}

/** Deletes what is there, if its account can still do so, then looks as far as anybody can: as an outsider, else as the account. */
async function deleteThenLook(deps: OutboxDeps, entry: OutboxEntry, identity: Identity | null): Promise<Look> {
  if (identity === null) return { seen: await seeFromOutside(deps, entry), by: 'outsider', notBefore: 0 };
  const opened = await openSessionOf(deps, entry);
  if (opened.kind !== 'ok') return { seen: 'notAsked', by: 'nobody', notBefore: patienceUntil(opened) };
  const removed = await removeParts(deps, entry.id, opened.value);
  if (removed.kind === 'later') return { seen: 'notAsked', by: 'nobody', notBefore: removed.notBefore };
  const seen = await askOutside(deps, entry);
  if (seen !== 'hidden') return { seen, by: 'outsider', notBefore: 0 };
  return promisesOf(deps, entry).settles ? seeAsAccount(entry, opened.value) : { seen: 'gone', by: 'nobody', notBefore: 0 };
}

/** Where nobody can look signed out, the account itself looks once more after the network said that it is deleted. */
async function seeAsAccount(entry: OutboxEntry, session: Session): Promise<Look> {
  for (const [index, part] of (entry.prepared ?? []).entries()) {
    const found = await session.find(part, partBefore(entry, index));
    if (found.kind !== 'ok') return { seen: 'unknown', by: 'account', notBefore: patienceUntil(found) };
    if (found.value.kind === 'ours') return { seen: 'there', by: 'account', notBefore: 0 };
  }
  return { seen: 'gone', by: 'account', notBefore: 0 };
}

export async function takeDownUntilGone(deps: OutboxDeps, id: string): Promise<Step> {
  const entry = deps.book.get(id);
  if (entry?.state.kind !== 'takingDown') return 'stop';
  const { since } = entry.state;
  const identity = identityOf(entry, deps.state.get());
  // An earlier request that went unanswered could bring the post back after it was deleted.
  const mayReturn = deps.clock.now() < certainFrom(entry);
  const look = await deleteThenLook(deps, entry, identity);
  const { seen } = look;
  if (identity === null && seen !== 'notAsked' && isOutOfReach(deps, entry, since, seen)) {
    await deps.decisions.record(eventOf('takeDown', 'failed', { ...told(entry), reason: `signed-out-${seen}` }));
    await giveUp(deps, entry, seen, reopenedUnbound(entry.draft, deps.clock.now()));
    return 'stop';
  }
  if (seen !== 'gone' || mayReturn) {
    const nextTryAt = nextTry(since, deps.clock.now(), deps.times, look.notBefore);
    const shown = seen === 'gone' ? {} : { seen };
    await deps.book.change(id, (now) => inState(now, { kind: 'takingDown', since, nextTryAt, ...shown }))?.saved;
    return 'stop';
  }
  const at = deps.clock.now();
  await deps.decisions.record(eventOf('takeDown', 'done', { ...told(entry), reason: `seen-by-${look.by}` }));
  const shown = inState(entry, { kind: 'takenDown', at, liveForMs: at - (liveSince(entry) ?? since), looked: look.by });
  await deps.book.release(id, copyOf(deps, entry) === null ? reopenedUnbound(entry.draft, at) : null, shown);
  return 'stop';
}
