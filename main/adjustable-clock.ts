import type { Clock } from './clock.ts';

/** A clock that tests can move forward; holds and leases then end without waiting. Never in a package. */
export interface AdjustableClock extends Clock {
  /** Moves time forward and runs what became due, in order of its time. */
  advance(ms: number): void;
}

interface Waiting {
  readonly due: number;
  readonly run: () => void;
  cancel: () => void;
}

/** Runs on `base`'s time plus all advances so far. */
export function createAdjustableClock(base: Clock): AdjustableClock {
  let offset = 0;
  const waiting = new Set<Waiting>();

  const monotonic = (): number => base.monotonic() + offset;

  const fire = (entry: Waiting): void => {
    if (!waiting.delete(entry)) return;
    entry.cancel();
    entry.run();
  };

  return {
    now: () => base.now() + offset,
    monotonic,
    after(ms, run) {
      const entry: Waiting = { due: monotonic() + Math.max(ms, 0), run, cancel: () => {} };
      entry.cancel = base.after(ms, () => fire(entry));
      waiting.add(entry);
      return () => {
        waiting.delete(entry);
        entry.cancel();
      };
    },
    advance(ms) {
      offset += ms;
      const due = [...waiting].filter((entry) => entry.due <= monotonic()).sort((a, b) => a.due - b.due);
      for (const entry of due) fire(entry);
      for (const entry of waiting) {
        entry.cancel();
        entry.cancel = base.after(Math.max(entry.due - monotonic(), 0), () => fire(entry));
      }
    },
  };
}
