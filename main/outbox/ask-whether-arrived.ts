import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import type { Session } from '../networks/network.ts';
import { identityOf, inState, nextTry, partBefore } from './entries.ts';
import { markPublished } from './mark-published.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozen, frozenBy } from './setbacks.ts';
import { noteRefusal, setBack, standing } from './standing.ts';

/** `absent`: not there, and the guard allows sending the same key again. `handled`: the entry's state says the rest. */
export type Arrival = 'arrived' | 'absent' | 'handled';

export const differs: OutboxState & { readonly kind: 'refused' } = {
  kind: 'refused',
  law: 5,
  words: 'Something else is already on the network under the key of this post. Nothing was overwritten. Recall it to get the text back.',
  at: 0,
};

/** An outcome stays unknown: ask again later. */
export function settlingOn(entry: OutboxEntry, deps: OutboxDeps): OutboxState {
  const now = deps.clock.now();
  const since = entry.state.kind === 'settling' ? entry.state.since : now;
  return { kind: 'settling', since, nextTryAt: nextTry(since, now, deps.times) };
}

/** Law 5: whether an earlier attempt took effect is found out by asking, before anything is sent again. */
export async function askWhetherArrived(deps: OutboxDeps, id: string, index: number, session: Session): Promise<Arrival> {
  const asked = standing(deps, id);
  const part = asked?.prepared?.[index];
  if (asked === null || part === undefined) return 'handled';
  const found = await noteRefusal(deps, asked, await session.find(part, partBefore(asked, index)));
  const entry = standing(deps, id);
  if (entry === null) return 'handled';
  if (found.kind !== 'ok') {
    await setBack(deps, id, settlingOn(entry, deps), { reason: found.kind, law: null });
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
      return mayRetry(deps, entry, found.value.repeatable ?? true);
  }
}

async function mayRetry(deps: OutboxDeps, entry: OutboxEntry, repeatable: boolean): Promise<Arrival> {
  const facts = deps.decisions.facts();
  if (facts.now > entry.dueAt + deps.times.tooLateMs) {
    await setBack(deps, entry.id, frozen('tooLate'), { reason: 'too-late', law: null });
    return 'handled';
  }
  const identity = identityOf(entry, deps.state.get());
  const idempotent = repeatable && identity !== null && deps.networkOf(identity.network).capabilities.idempotent;
  const unsettled = inState(entry, { kind: 'settling', since: facts.now, nextTryAt: facts.now });
  const outcome = deps.decisions.guard.mayRetry(unsettled, identity, idempotent, facts);
  if (outcome.kind === 'ok') return 'absent';
  await setBack(deps, entry.id, frozenBy(outcome.refusal, facts.presence), outcome.refusal);
  return 'handled';
}
