import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { PresenceEvent } from '../../../main/presence/presence.ts';
import { followPresence } from '../../../main/program/follow-presence.ts';
import { initialState } from '../../../main/program/initial-state.ts';

function follow() {
  const state = createStateStore(initialState);
  const calls: string[] = [];
  let hear: (event: PresenceEvent) => void = () => {};
  const source = {
    subscribe(listener: (event: PresenceEvent) => void) {
      hear = listener;
      return () => {};
    },
  };
  followPresence({
    state,
    source,
    clock: { now: () => 7 },
    onAway: (why) => calls.push(`away: ${why}`),
    onBack: () => calls.push('back'),
  });
  return { state, calls, say: (...kinds: readonly PresenceEvent['kind'][]) => kinds.forEach((kind) => void hear({ kind })) };
}

it('says who is away, since when, and who is back', () => {
  const { state, calls, say } = follow();
  say('locked');
  expect(state.get().presence).toEqual({ kind: 'away', why: 'locked', since: 7 });
  say('unlocked');
  expect(state.get().presence).toEqual({ kind: 'here' });
  expect(calls).toEqual(['away: locked', 'back']);
});

it('takes nobody for back who only moved the mouse of a locked screen', () => {
  const { state, calls, say } = follow();
  say('locked', 'idle', 'active');
  expect(state.get().presence).toMatchObject({ kind: 'away', why: 'locked' });
  say('slept', 'resumed');
  expect(state.get().presence).toMatchObject({ kind: 'away', why: 'locked' });
  expect(calls).toEqual(['away: locked', 'away: idle', 'away: slept']);
  say('unlocked');
  expect(calls.at(-1)).toBe('back');
});

it('hears nothing in "back" when nobody was away', () => {
  const { calls, say } = follow();
  say('unlocked', 'active', 'resumed');
  expect(calls).toEqual([]);
});

it('has somebody here exactly while no lock, sleep or idleness lasts', () => {
  const ends = { locked: 'unlocked', slept: 'resumed', idle: 'active' } as const;
  const kinds = fc.constantFrom<PresenceEvent['kind']>('locked', 'unlocked', 'slept', 'resumed', 'idle', 'active');
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 12 }), (events) => {
      const { state, say } = follow();
      say(...events);
      const lasts = (Object.keys(ends) as (keyof typeof ends)[]).some(
        (start) => events.lastIndexOf(start) > events.lastIndexOf(ends[start]),
      );
      expect(state.get().presence.kind).toBe(lasts ? 'away' : 'here');
    }),
  );
});
