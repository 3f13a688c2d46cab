import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Session } from '../networks/network.ts';
import { inState, leaseRenewed, nextPartIndex, told, whoOf, withPart } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { isDeliverable, promisesOf } from './standing.ts';

/** A record that is on the network, as it answered. */
export interface Arrived {
  readonly uri: string;
  readonly cid: string;
  readonly url: string;
}

/** The address people open is the first post's; a thread that went on after a crash asks for it again, where that can be asked. */
async function addressOf(
  entry: OutboxEntry,
  index: number,
  arrived: Arrived,
  session: Session | null,
): Promise<Pick<Arrived, 'uri' | 'url'>> {
  const first = entry.prepared?.[0];
  if (index === 0 || first === undefined) return { uri: arrived.uri, url: arrived.url };
  const found = await session?.find(first);
  if (found?.kind === 'ok' && found.value.kind === 'ours') return { uri: found.value.uri, url: found.value.url };
  return { uri: first.publishedUri ?? arrived.uri, url: first.publishedUri ?? arrived.url };
}

/**
 * Keeps that one part is on the network; with the last one the post is published, in the same write: a crash between
 * the two would leave a post that is out and does not know it. One that was recalled meanwhile only learns what there
 * is to delete.
 */
export async function markPublished(deps: OutboxDeps, id: string, index: number, arrived: Arrived, session: Session): Promise<void> {
  const before = deps.book.get(id);
  if (before === null) return;
  const isLast = nextPartIndex(withArrived(before, index, arrived)) === -1;
  const address = isLast ? await addressOf(before, index, arrived, promisesOf(deps, before).settles ? session : null) : null;
  const state: OutboxState = address === null ? { kind: 'sending' } : { kind: 'published', ...address, at: deps.clock.now() };
  const marked = deps.book.change(id, (now) => {
    const arrivedToo = withArrived(now, index, arrived);
    return isDeliverable(now) ? inState(arrivedToo, state) : arrivedToo;
  });
  await marked?.saved;
  if (marked === null) return;
  const { entry } = marked;
  await deps.decisions.record(eventOf('publish', 'done', { ...told(entry), post: whoOf(entry)?.kind === 'brand' ? arrived.uri : null }));
  deps.state.update((now) => leaseRenewed(now, entry, deps.clock.now()));
}

function withArrived(entry: OutboxEntry, index: number, { uri, cid }: Arrived): OutboxEntry {
  const part = entry.prepared?.[index];
  return part === undefined ? entry : withPart(entry, index, { ...part, publishedUri: uri, publishedCid: cid });
}
