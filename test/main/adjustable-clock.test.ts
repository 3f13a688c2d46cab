import { expect, test } from 'vitest';
import { createAdjustableClock } from '../../main/adjustable-clock.ts';
import type { Clock } from '../../main/clock.ts';

/** Time stands still; timers never fire by themselves. */
const still: Clock = { now: () => 1_000, monotonic: () => 5, after: () => () => {} };

test('what becomes due runs in order of its time, the rest keeps waiting', () => {
  const clock = createAdjustableClock(still);
  const ran: string[] = [];
  clock.after(300, () => ran.push('third'));
  clock.after(100, () => ran.push('first'));
  clock.after(200, () => ran.push('second'));
  clock.advance(250);
  expect(ran).toEqual(['first', 'second']);
  expect(clock.now()).toBe(1_250);
  clock.advance(50);
  expect(ran).toEqual(['first', 'second', 'third']);
});

test('a cancelled timer never runs', () => {
  const clock = createAdjustableClock(still);
  let ran = false;
  const cancel = clock.after(10, () => {
    ran = true;
  });
  cancel();
  clock.advance(1_000);
  expect(ran).toBe(false);
});

test('a timer set while others run waits for its own time', () => {
  const clock = createAdjustableClock(still);
  const ran: number[] = [];
  clock.after(10, () => clock.after(10, () => ran.push(clock.now())));
  clock.advance(10);
  expect(ran).toEqual([]);
  clock.advance(10);
  expect(ran).toEqual([1_020]);
});
