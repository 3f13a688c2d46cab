import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { Decisions } from '../../../main/app-state/decide.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { watchClock } from '../../../main/program/watch-clock.ts';
import { guard } from '../../../shared/guard.ts';
import { createStillClock } from '../still-clock.ts';

const minute = 60_000;

/** A wall clock that is moved beside the one that never goes back. */
function watch() {
  const state = createStateStore(initialState);
  const base = createStillClock();
  let moved = 0;
  const clock = { ...base, now: () => base.now() + moved };
  const written: (string | null)[] = [];
  const decisions: Decisions = {
    guard,
    facts: () => {
      throw new Error('Nothing is asked of the guard.');
    },
    record: async ({ reason }) => {
      written.push(reason);
      return { kind: 'writable' };
    },
  };
  const stop = watchClock(state, decisions, clock);
  const moveWallClock = (ms: number): void => {
    moved += ms;
    base.advance(10_000);
  };
  return { trusted: () => state.get().clockTrusted, moveWallClock, written, stop };
}

it('trusts a clock that is corrected by little, or forward', () => {
  const { trusted, moveWallClock, written } = watch();
  moveWallClock(-5 * minute);
  moveWallClock(90 * minute);
  moveWallClock(0);
  expect(trusted()).toBe(true);
  expect(written).toEqual([]);
});

it('security 6: doubts one that went back, also in small steps, until it has caught up', () => {
  const { trusted, moveWallClock, written } = watch();
  for (let step = 0; step < 6; step += 1) moveWallClock(-minute);
  expect(trusted()).toBe(false);
  moveWallClock(minute);
  expect(trusted()).toBe(true);
  expect(written).toEqual(['clock-went-back', 'clock-right-again']);
});

it('looks no more once stopped', () => {
  const { trusted, moveWallClock, stop } = watch();
  stop();
  moveWallClock(-90 * minute);
  expect(trusted()).toBe(true);
});
