import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';

/** The wall clock may be corrected by this much, in milliseconds; going back further is doubt (law 8). */
const toleranceMs = 5 * 60_000;
const lookEveryMs = 10_000;

/** Compares the wall clock with the one that never goes back. The returned function stops it. */
export function watchClock(state: StateStore, decisions: Decisions, clock: Clock): () => void {
  let furthestAhead = clock.now() - clock.monotonic();
  let cancel = (): void => {};
  const look = (): void => {
    const ahead = clock.now() - clock.monotonic();
    furthestAhead = Math.max(furthestAhead, ahead);
    const trusted = furthestAhead - ahead <= toleranceMs;
    if (trusted !== state.get().clockTrusted) {
      state.update((before) => ({ ...before, clockTrusted: trusted }));
      void decisions.record(eventOf('clock', 'noted', { reason: trusted ? 'clock-right-again' : 'clock-went-back' }));
    }
    cancel = clock.after(lookEveryMs, look);
  };
  cancel = clock.after(lookEveryMs, look);
  return () => cancel();
}
