import type { Session } from '../networks/network.ts';
import { partBefore, withPart } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

/**
 * Deletes whatever of a post is on the network, last part first, and keeps what is done. `clear`: nothing of it
 * was there when asked; an attempt under way may still arrive. `later`: the network could not be asked.
 */
export async function removeParts(deps: OutboxDeps, id: string, session: Session): Promise<'clear' | 'later'> {
  const count = deps.book.get(id)?.prepared?.length ?? 0;
  for (let index = count - 1; index >= 0; index -= 1) {
    if (!(await removePart(deps, id, index, session))) return 'later';
  }
  return 'clear';
}

async function removePart(deps: OutboxDeps, id: string, index: number, session: Session): Promise<boolean> {
  const entry = deps.book.get(id);
  const part = entry?.prepared?.[index];
  if (entry === null || part === undefined || (part.attemptedAt === undefined && part.publishedUri === null)) return true;
  const before = partBefore(entry, index);
  const found = await session.find(part, before);
  if (found.kind !== 'ok') return false;
  // A record that differs is somebody else's: not ours to delete.
  if (found.value.kind === 'ours' && (await session.remove(part, before)).kind !== 'ok') return false;
  if (part.publishedUri === null) return true;
  const change = deps.book.change(id, (now) => withPart(now, index, { ...part, publishedUri: null, publishedCid: null }));
  await change?.saved;
  return true;
}
