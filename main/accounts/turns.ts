import type { Clock } from '../clock.ts';

/** Work on the same thing one after another, and on different things side by side. */
export interface Turns<K> {
  /** Runs `work` once all earlier work on `key` has ended, however it ended. */
  take<T>(key: K, work: () => Promise<T>): Promise<T>;
  /** Waits for all work under way, at most `limitMs` (milliseconds). False: some was still going on. */
  flush(limitMs: number): Promise<boolean>;
}

export function createTurns<K>(clock: Pick<Clock, 'after'>): Turns<K> {
  const tails = new Map<K, Promise<unknown>>();
  return {
    take(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work);
      const tail = turn.catch(() => {});
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return turn;
    },
    flush(limitMs) {
      if (tails.size === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const cancel = clock.after(limitMs, () => resolve(false));
        void Promise.all(tails.values()).then(() => {
          cancel();
          resolve(true);
        });
      });
    },
  };
}
