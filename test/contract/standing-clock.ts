import { type AdjustableClock, createAdjustableClock } from '../../main/adjustable-clock.ts';

/** Longer than any time limit of an adapter, in milliseconds. */
export const LONG_ENOUGH_MS = 120_000;

let made = 0;

/**
 * Stands still until it is moved, so that no time limit ends by itself. Each at a second of its own: keys that are made
 * of the time would meet otherwise.
 */
export function standingClock(): AdjustableClock {
  made += 1;
  const now = 1_700_000_000_000 + made * 1000;
  return createAdjustableClock({ now: () => now, monotonic: () => 0, after: () => () => {} });
}
