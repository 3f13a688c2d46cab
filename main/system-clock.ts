import { performance } from 'node:perf_hooks';
import type { Clock } from './clock.ts';

/** Longest delay `setTimeout` keeps; a longer one fires at once. */
const longestTimeout = 2 ** 31 - 1;

/** The machine's own time. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, Math.min(Math.max(ms, 0), longestTimeout));
      return () => clearTimeout(timer);
    },
  };
}
