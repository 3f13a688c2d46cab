import { isUnsent, type OutboxEntry } from '../../shared/outbox.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { postsOf } from '../../shared/posts-of.ts';
import { eventOf } from '../app-state/decide.ts';
import { inState, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozen } from './setbacks.ts';

/** The crash took the answers to its last requests with it. */
function unanswered(entry: OutboxEntry, lateUntil: number): OutboxEntry {
  const prepared = (entry.prepared ?? []).map((part) =>
    part.attemptedAt === undefined || part.publishedUri !== null ? part : { ...part, lateUntil },
  );
  return { ...entry, prepared };
}

/** What a crash (or any end without freezing) makes of an entry: unsent is frozen, unknown is settled or taken back. */
export function afterCrash(entry: OutboxEntry, now: number, lateArrivalMs: number): OutboxEntry {
  switch (entry.state.kind) {
    case 'held':
    case 'waiting':
      return inState(entry, frozen('crashed'));
    case 'sending':
      return inState(unanswered(entry, now + lateArrivalMs), { kind: 'settling', since: now, nextTryAt: now });
    case 'recalling':
    case 'takingDown':
      return unanswered(entry, now + lateArrivalMs);
    default:
      return entry;
  }
}

/**
 * Reads the outbox at start, after the drafts. A post whose draft is there as well was being recalled: the draft
 * is what the person saw last, and the post goes.
 */
export async function recover(deps: OutboxDeps): Promise<Outcome> {
  const stored = await deps.store.outbox().catch(() => null);
  if (stored === null)
    return refused(8, 'outbox-unreadable', 'Posts waiting to go out could not be read from disk. They are still there; nothing is sent.');
  const drafts = new Set(deps.state.get().drafts.flatMap((draft) => postsOf(draft).map((post) => post.id)));
  const recalled = stored.filter((entry) => isUnsent(entry) && drafts.has(entry.draft.id));
  const kept = stored.filter((entry) => !recalled.includes(entry));
  const now = deps.clock.now();
  const changed = kept.map((entry) => afterCrash(entry, now, deps.times.lateArrivalMs)).filter((entry, index) => entry !== kept[index]);
  for (const entry of changed) {
    const act = entry.state.kind === 'frozen' ? 'freeze' : 'settle';
    await deps.decisions.record(eventOf(act, 'noted', { ...told(entry), reason: 'crashed' }));
  }
  deps.state.update((state) => ({ ...state, outbox: kept }));
  const saved = changed.map((entry) => deps.book.change(entry.id, () => entry)?.saved);
  await Promise.all([...saved, ...recalled.map((entry) => deps.book.release(entry.id, null, null))]);
  return done;
}
