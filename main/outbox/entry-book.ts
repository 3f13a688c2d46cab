import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Store } from '../store/store.ts';
import { withDraft, withEntry, withoutDraft, withoutEntry } from './entries.ts';

/** What the outbox needs of the drafts, its neighbours on the same floor. */
export interface DraftSaving {
  /** Ends the saving of a draft that becomes a post: none of it reaches the disk after this. */
  release(draftId: string): Promise<void>;
  /** A draft that came back is not on disk yet. */
  touch(draftId: string): void;
}

/** A change that happened in memory, and whether it reached the disk. */
export interface Change {
  readonly entry: OutboxEntry;
  readonly saved: Promise<boolean>;
}

/**
 * The outbox in memory and on disk. Memory changes at once, so that nobody acts on what is no longer so;
 * the disk follows in the same order, entry by entry.
 */
export interface EntryBook {
  get(id: string): OutboxEntry | null;
  /** Applies `change` to the entry as it is now; null from it, or no entry, changes nothing. */
  change(id: string, change: (entry: OutboxEntry) => OutboxEntry | null): Change | null;
  /** A draft becomes an entry, or one for each identity it goes out by: all of them reach the disk, or none. */
  admit(draft: Draft, entries: readonly [OutboxEntry, ...OutboxEntry[]]): Promise<boolean>;
  /**
   * An entry leaves, and those in `together` with it; `draft` comes back in the same transaction; `shown` stays in the list
   * until it is pruned.
   */
  release(id: string, draft: Draft | null, shown: OutboxEntry | null, together?: readonly string[]): Promise<boolean>;
  /** From now on this entry starts nothing new: someone is about to stop it. */
  halt(id: string): void;
  unhalt(id: string): void;
  isHalted(id: string): boolean;
}

export function createEntryBook(state: StateStore, store: Store, drafts: DraftSaving): EntryBook {
  const halted = new Set<string>();
  const tails = new Map<string, Promise<boolean>>();

  const write = (ids: readonly string[], work: () => Promise<void>): Promise<boolean> => {
    const before = ids.length === 1 ? tails.get(ids[0] ?? '') : Promise.all(ids.map((id) => tails.get(id)));
    const tail = (before ?? Promise.resolve()).then(work).then(
      () => true,
      () => false,
    );
    for (const id of ids) tails.set(id, tail);
    return tail.finally(() => {
      for (const id of ids) if (tails.get(id) === tail) tails.delete(id);
    });
  };

  const get = (id: string): OutboxEntry | null => state.get().outbox.find((entry) => entry.id === id) ?? null;

  return {
    get,
    change(id, change) {
      const before = get(id);
      const after = before === null ? null : change(before);
      if (after === null) return null;
      state.update((now) => withEntry(now, after));
      return { entry: after, saved: write([id], () => store.saveOutbox(after, null)) };
    },
    async admit(draft, entries) {
      const [first, ...together] = entries;
      state.update((now) => withoutDraft(entries.reduce(withEntry, now), draft.id));
      const ids = entries.map(({ id }) => id);
      const saved = await write(ids, async () => {
        await drafts.release(draft.id);
        await store.saveOutbox(first, draft.id, together);
      });
      if (!saved) {
        state.update((now) => withDraft(ids.reduce(withoutEntry, now), draft));
        drafts.touch(draft.id);
      }
      return saved;
    },
    async release(id, reopened, shown, together = []) {
      const ids = [id, ...together];
      for (const one of ids) halted.delete(one);
      // A draft that is there already is newer: an earlier release did not reach the disk.
      const draft = state.get().drafts.some((own) => own.id === reopened?.id) ? null : reopened;
      state.update((now) => {
        const left = shown === null ? ids.reduce(withoutEntry, now) : withEntry(together.reduce(withoutEntry, now), shown);
        return draft === null ? left : withDraft(left, draft);
      });
      const saved = await write(ids, () => store.removeOutbox(id, draft, together));
      if (!saved && draft !== null) drafts.touch(draft.id);
      return saved;
    },
    halt: (id) => void halted.add(id),
    unhalt: (id) => void halted.delete(id),
    isHalted: (id) => halted.has(id),
  };
}
