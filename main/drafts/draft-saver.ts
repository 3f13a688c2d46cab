import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/**
 * A kill may cost 250 milliseconds of typing at most. The window gathers keystrokes for 150 of them before it sends them
 * here, and timers run late.
 */
export const saveWithinMs = 50;

/** Writes drafts to disk as they are typed: not every keystroke, but never later than `saveWithinMs`. */
export interface DraftSaver {
  /** This draft changed. */
  touch(id: string): void;
  /** Ends the saving of one draft: none of it reaches the disk after this resolves. */
  release(id: string): Promise<void>;
  /** Deletes a draft from disk, after whatever of it is being saved. Rejects when the disk refuses. */
  remove(id: string): Promise<void>;
  /** Saves everything that is not on disk yet. False: some of it could not be. */
  flush(): Promise<boolean>;
}

export function createDraftSaver(state: StateStore, store: Store, clock: Clock, onTrouble: (error: unknown) => void): DraftSaver {
  const timers = new Map<string, () => void>();
  const tails = new Map<string, Promise<boolean>>();

  const cancel = (id: string): void => {
    timers.get(id)?.();
    timers.delete(id);
  };

  const save = (id: string): Promise<boolean> => {
    cancel(id);
    const tail = (tails.get(id) ?? Promise.resolve(true)).then(async () => {
      const draft = state.get().drafts.find((candidate) => candidate.id === id);
      if (draft === undefined) return true;
      try {
        await store.saveDraft(draft);
        return true;
      } catch (error) {
        onTrouble(error);
        touch(id);
        return false;
      }
    });
    tails.set(id, tail);
    return tail;
  };

  const touch = (id: string): void => {
    if (!timers.has(id))
      timers.set(
        id,
        clock.after(saveWithinMs, () => void save(id)),
      );
  };

  const release = async (id: string): Promise<void> => {
    cancel(id);
    await tails.get(id);
    cancel(id);
    tails.delete(id);
  };

  return {
    touch,
    release,
    async remove(id) {
      await release(id);
      await store.removeDraft(id);
    },
    async flush() {
      const saved = await Promise.all([...timers.keys()].map(save));
      await Promise.all(tails.values());
      return saved.every(Boolean);
    },
  };
}
