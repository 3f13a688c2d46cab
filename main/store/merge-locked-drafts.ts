import type { LockedDrafts } from './locked-drafts.ts';
import type { Store } from './store.ts';

/** `setAside`: the new name of the file, where it held lines that could not be read, else null. */
export interface Merged {
  readonly count: number;
  readonly setAside: string | null;
}

/**
 * Moves the drafts written while the keyring was locked into the store; of two versions of a draft the newer stays. A draft that
 * went on to the outbox is not brought back. Killed in between, it is simply done again. Rejects with nothing lost.
 */
export async function mergeLockedDrafts(
  locked: LockedDrafts,
  store: Pick<Store, 'drafts' | 'outbox' | 'saveDraft'>,
  now: number,
): Promise<Merged> {
  const stored = new Map((await store.drafts()).map((draft) => [draft.id, draft]));
  const confirmed = new Set((await store.outbox()).map((entry) => entry.draft.id));
  let count = 0;
  for (const draft of await locked.drafts()) {
    const older = stored.get(draft.id);
    if (confirmed.has(draft.id) || (older !== undefined && older.updatedAt >= draft.updatedAt)) continue;
    await store.saveDraft(draft);
    count += 1;
  }
  return { count, setAside: await locked.retire(now) };
}
