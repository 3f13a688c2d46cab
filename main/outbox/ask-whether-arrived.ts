import { certainFrom, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import type { NetworkFailure, Session } from '../networks/network.ts';
import { claimedByOthers, identityOf, inState, nextTry, partBefore, patienceUntil, told, unsent, withPart } from './entries.ts';
import { markPublished } from './mark-published.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozen, frozenBy } from './setbacks.ts';
import { isDeliverable, noteRefusal, promisesOf, setBack, standing } from './standing.ts';

/** `absent`: not there, and the guard allows sending the same key again. `handled`: the entry's state says the rest. */
export type Arrival = 'arrived' | 'absent' | 'handled';

export const differs: OutboxState & { readonly kind: 'refused' } = {
  kind: 'refused',
  law: 5,
  words: 'Something else is already on the network under the key of this post. Nothing was overwritten. Recall it to get the text back.',
  at: 0,
};

/** An outcome stays unknown: ask again later, and not before the network wants to be asked. */
export function settlingOn(entry: OutboxEntry, deps: OutboxDeps, failure: NetworkFailure): OutboxState {
  const now = deps.clock.now();
  const since = entry.state.kind === 'settling' ? entry.state.since : now;
  return { kind: 'settling', since, nextTryAt: nextTry(since, now, deps.times, patienceUntil(failure)) };
}

/** Law 5: whether an earlier attempt took effect is found out by asking, before anything is sent again. */
export async function askWhetherArrived(deps: OutboxDeps, id: string, index: number, session: Session): Promise<Arrival> {
  const asked = standing(deps, id);
  const part = asked?.prepared?.[index];
  if (asked === null || part === undefined) return 'handled';
  const askedAt = deps.clock.now();
  const found = await noteRefusal(
    deps,
    asked,
    await session.find(part, partBefore(asked, index), claimedByOthers(deps.state.get().outbox, id, index)),
  );
  const entry = standing(deps, id);
  if (entry === null) return 'handled';
  if (found.kind !== 'ok') {
    await setBack(deps, id, settlingOn(entry, deps, found), { reason: found.kind, law: null });
    return 'handled';
  }
  switch (found.value.kind) {
    case 'ours':
      await markPublished(deps, id, index, found.value, session);
      return 'arrived';
    case 'differs':
      await setBack(deps, id, { ...differs, at: deps.clock.now() }, { reason: 'differs', law: 5 });
      return 'handled';
    case 'absent':
      return mayRetry(deps, entry, { index, askedAt, repeatable: found.value.repeatable ?? true });
  }
}

/** Nothing stood under the key of a part, asked at `askedAt` (epoch milliseconds). */
interface Absent {
  readonly index: number;
  readonly askedAt: number;
  /** False where this server does not keep what its network promises of the key. */
  readonly repeatable: boolean;
}

const notThere: OutboxState = {
  kind: 'frozen',
  why: 'refused',
  words: 'Sending this was cut short. It is not there, and cannot arrive any more. Confirm again if it should go out.',
};

/** Nothing of a part that was not there at `askedAt` can take effect after this (epoch milliseconds). */
function certainlyAbsentFrom(deps: OutboxDeps, entry: OutboxEntry, { index, askedAt }: Absent): number {
  const part = entry.prepared?.[index];
  return Math.max(certainFrom(entry), part?.lateUntil ?? (part?.attemptedAt ?? askedAt) + deps.times.lateArrivalMs);
}

/** Asked again once no request that left can take effect any more. */
async function askAgainAt(deps: OutboxDeps, entry: OutboxEntry, askedAt: number, certainAt: number): Promise<Arrival> {
  const since = entry.state.kind === 'settling' ? entry.state.since : askedAt;
  await setBack(deps, entry.id, { kind: 'settling', since, nextTryAt: certainAt }, { reason: 'not-there-yet', law: null });
  return 'handled';
}

/**
 * Law 5 where the same key could make a second post. Not being there means something once no request that left can take effect
 * any more; then nothing of it is out, and it goes on only by a new confirmation.
 */
async function settleAsAbsent(deps: OutboxDeps, entry: OutboxEntry, absent: Absent): Promise<Arrival> {
  const { index, askedAt } = absent;
  const part = entry.prepared?.[index];
  if (part === undefined) return 'handled';
  const certainAt = certainlyAbsentFrom(deps, entry, absent);
  if (askedAt < certainAt) return askAgainAt(deps, entry, askedAt, certainAt);
  await deps.decisions.record(eventOf('freeze', 'noted', { ...told(entry), reason: 'not-there' }));
  const change = deps.book.change(entry.id, (now) => (isDeliverable(now) ? inState(withPart(now, index, unsent(part)), notThere) : null));
  await change?.saved;
  return 'handled';
}

async function mayRetry(deps: OutboxDeps, entry: OutboxEntry, absent: Absent): Promise<Arrival> {
  const facts = deps.decisions.facts();
  const unsettled = inState(entry, { kind: 'settling', since: facts.now, nextTryAt: facts.now });
  const promises = promisesOf(deps, entry);
  const idempotent = absent.repeatable && promises.idempotent;
  const outcome = deps.decisions.guard.mayRetry(unsettled, identityOf(entry, deps.state.get()), idempotent, facts);
  if (outcome.kind === 'refused' && outcome.refusal.reason === 'not-repeatable') return settleAsAbsent(deps, entry, absent);
  if (facts.now > entry.dueAt + deps.times.tooLateMs) {
    await setBack(deps, entry.id, frozen('tooLate'), { reason: 'too-late', law: null });
    return 'handled';
  }
  if (outcome.kind === 'ok') {
    // A server that only remembers keys does not know this one before it has done with the request that it came by.
    const certainAt = promises.keyNamesRecord ? 0 : certainlyAbsentFrom(deps, entry, absent);
    return absent.askedAt < certainAt ? askAgainAt(deps, entry, absent.askedAt, certainAt) : 'absent';
  }
  await setBack(deps, entry.id, frozenBy(outcome.refusal, facts.presence), outcome.refusal);
  return 'handled';
}
