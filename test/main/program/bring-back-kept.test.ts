import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { takenUp, withDraftChanged } from '../../../main/drafts/draft-changes.ts';
import { bringBackKept } from '../../../main/program/bring-back-kept.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { done } from '../../../shared/outcome.ts';
import { draftOf } from '../../shared/guard/world.ts';
import { createStillClock } from '../still-clock.ts';

const hour = 60 * 60_000;

/** One draft that is kept for `hours`, or without a time. */
function keep(hours: number | null) {
  const clock = createStillClock();
  const draft = draftOf(null, { kept: { until: hours === null ? null : clock.now() + hours * hour } });
  const state = createStateStore({ ...initialState, drafts: [draft] });
  const takeUp = (id: string) => {
    state.update((before) => withDraftChanged(before, id, (kept) => takenUp(kept, clock.now())));
    return done;
  };
  const stop = bringBackKept({ state, clock, drafts: { takeUp } });
  const isKept = (): boolean => state.get().drafts[0]?.kept !== undefined;
  return { clock, state, stop, isKept, notices: () => state.get().notices.map(({ title }) => title) };
}

it('brings a draft back at its time and not before, however far away, and says so once', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (hours) => {
      const { clock, isKept, notices } = keep(hours);
      clock.advance(hours * hour - 1);
      expect(isKept()).toBe(true);
      clock.advance(2);
      expect(isKept()).toBe(false);
      expect(notices()).toEqual(['A draft you kept is back']);
    }),
  );
});

it('waits until somebody is here', () => {
  const { clock, state, isKept } = keep(1);
  state.update((before) => ({ ...before, presence: { kind: 'away', why: 'locked', since: 0 } }));
  clock.advance(3 * hour);
  expect(isKept()).toBe(true);
  state.update((before) => ({ ...before, presence: { kind: 'here' } }));
  expect(isKept()).toBe(false);
});

it('leaves one without a time until it is taken up, and ends when it is told to', () => {
  const timeless = keep(null);
  timeless.clock.advance(1000 * hour);
  expect(timeless.isKept()).toBe(true);
  const stopped = keep(1);
  stopped.stop();
  stopped.clock.advance(2 * hour);
  expect(stopped.isKept()).toBe(true);
});
