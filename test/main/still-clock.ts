import { type AdjustableClock, createAdjustableClock } from '../../main/adjustable-clock.ts';

/** Time stands still but for what the test moves it. */
export function createStillClock(): AdjustableClock {
  return createAdjustableClock({ now: () => 1_800_000_000_000, monotonic: () => 0, after: () => () => {} });
}
