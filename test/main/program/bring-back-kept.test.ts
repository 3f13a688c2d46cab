import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AppState, createStateStore } from '../../../main/app-state/app-state.ts';
import { takenUp, withDraftChanged } from '../../../main/drafts/draft-changes.ts';
import { bringBackKept } from '../../../main/program/bring-back-kept.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { done } from '../../../shared/outcome.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { draftOf } from '../../shared/guard/world.ts';
import { createStillClock } from '../still-clock.ts';

const hour = 60 * 60_000;

/** One draft that is kept for `hours`, or without a time. */
function keep(hours: number | null, world: Partial<AppState> = {}) {
  const clock = createStillClock();
  const draft = draftOf(null, { kept: { until: hours === null ? null : clock.now() + hours * hour } });
  const state = createStateStore({ ...initialState, ...world, drafts: [draft] });
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

it('brings one without a time back once nothing keeps the person from answering', () => {
  const reasons: readonly Partial<AppState>[] = [
    { battery: { level: 0.05, charging: false } },
    { online: false },
    { settings: { ...defaultSettings, away: { words: 'boarding', from: 0, until: Number.MAX_SAFE_INTEGER } } },
  ];
  fc.assert(
    fc.property(fc.subarray([...reasons], { minLength: 1 }), (some) => {
      const { clock, state, isKept, notices } = keep(null, Object.assign({}, ...some));
      clock.advance(100 * hour);
      expect(isKept()).toBe(true);
      for (const [at, reason] of some.entries()) {
        expect(isKept(), `reason ${at}`).toBe(true);
        const fields = Object.keys(reason) as (keyof AppState)[];
        state.update((before) => ({ ...before, ...Object.fromEntries(fields.map((field) => [field, initialState[field]])) }));
      }
      expect(isKept()).toBe(false);
      expect(notices()).toEqual(['A draft you kept is back']);
    }),
  );
});

it('brings one that was kept before the day ends back when the next working day begins', () => {
  // The still clock stands on a Friday at 8:00 UTC.
  const WorkingHours = { TimeZone: 'UTC', Days: ['mon' as const, 'fri' as const], From: '06:00', To: '08:30' };
  const policy = { kind: 'active' as const, policy: { ...defaultPolicy, WorkingHours }, sources: [], unknownKeys: [], readAt: 1 };
  const { clock, isKept } = keep(null, { policy });
  for (const wait of [0.25, 1, 60, 8.7]) {
    clock.advance(wait * hour);
    expect(isKept()).toBe(true);
  }
  clock.advance(0.1 * hour);
  expect(isKept()).toBe(false);
});

it('ends when it is told to', () => {
  const stopped = keep(1);
  stopped.stop();
  stopped.clock.advance(2 * hour);
  expect(stopped.isKept()).toBe(true);
});
