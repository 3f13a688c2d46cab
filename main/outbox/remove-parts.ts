import type { NetworkFailure, Session } from '../networks/network.ts';
import { claimedByOthers, partBefore, patienceUntil } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { promisesOf } from './standing.ts';

/**
 * `clear`: nothing of it was there when asked; an attempt under way may still arrive. `later`: the network could not be asked,
 * and wants to be left alone until `notBefore` (epoch milliseconds, 0 where it named no time). `untold`: a part of it may be
 * there, and only the person can look.
 */
export type Removal = { readonly kind: 'clear' } | { readonly kind: 'later'; readonly notBefore: number } | { readonly kind: 'untold' };

/** Deletes whatever of a post is on the network, last part first. */
export async function removeParts(deps: OutboxDeps, id: string, session: Session): Promise<Removal> {
  let untold = false;
  for (let index = (deps.book.get(id)?.prepared?.length ?? 0) - 1; index >= 0; index -= 1) {
    const outcome = await removePart(deps, id, index, session);
    if (outcome === 'untold') untold = true;
    else if (outcome !== 'done') return outcome;
  }
  return untold ? { kind: 'untold' } : { kind: 'clear' };
}

type Later = Extract<Removal, { kind: 'later' }>;

async function removePart(deps: OutboxDeps, id: string, index: number, session: Session): Promise<'done' | 'untold' | Later> {
  const entry = deps.book.get(id);
  const part = entry?.prepared?.[index];
  if (entry === null || part === undefined || (part.attemptedAt === undefined && part.publishedUri === null)) return 'done';
  const before = partBefore(entry, index);
  if (!promisesOf(deps, entry).settles) {
    // A request that is under way still says whether it arrived.
    if (part.publishedUri === null) return part.lateUntil === undefined ? { kind: 'later', notBefore: 0 } : 'untold';
    return doneOr(await session.remove(part, before));
  }
  const found = await session.find(part, before, claimedByOthers(deps.state.get().outbox, id, index));
  if (found.kind !== 'ok') return laterAfter(found);
  // A record that differs is somebody else's: not ours to delete.
  if (found.value.kind === 'differs') return 'done';
  // What a network named once is deleted by that name: its lists may not show yet what is out, and gone already is done.
  if (found.value.kind === 'absent') return part.publishedUri === null ? 'done' : doneOr(await session.remove(part, before));
  const { uri, cid } = found.value;
  return doneOr(await session.remove({ ...part, publishedUri: uri, publishedCid: cid }, before));
}

function doneOr(result: Awaited<ReturnType<Session['remove']>>): 'done' | Later {
  return result.kind === 'ok' ? 'done' : laterAfter(result);
}

function laterAfter(failure: NetworkFailure): Later {
  return { kind: 'later', notBefore: patienceUntil(failure) };
}
