import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PresenceEvent, PresenceSignal } from '../../../main/presence/presence.ts';
import { eventsOf, hearSignal, presenceAtStart } from '../../../main/presence/presence-state.ts';

type Heard = PresenceSignal & { readonly at?: number };

function eventsFor(...signals: readonly Heard[]): readonly PresenceEvent['kind'][] {
  let state = presenceAtStart;
  let now = 0;
  return signals.flatMap((signal) => {
    now = signal.at ?? now;
    const before = state;
    state = hearSignal(before, signal, now);
    return eventsOf(before, state, signal).map(({ kind }) => kind);
  });
}

const says = (source: string, locked: boolean | null): PresenceSignal => ({ kind: 'lockState', source, locked });
const idleFor = (seconds: number, at = 0): Heard => ({ kind: 'idleFor', seconds, threshold: 300, at });
const asked: PresenceSignal = { kind: 'lockAsked' };

describe('the lock', () => {
  it('is told once, by whoever says so first, and is over when the last one says so', () => {
    expect(eventsFor(asked, says('saver', true), says('logind', true))).toEqual(['locked']);
    expect(eventsFor(asked, says('saver', true), says('logind', true), says('saver', false))).toEqual(['locked']);
    expect(eventsFor(asked, says('saver', true), says('logind', true), says('saver', false), says('logind', false))).toEqual([
      'locked',
      'unlocked',
    ]);
  });

  it('is not ended by a request to unlock that the screen has not followed yet', () => {
    expect(eventsFor(says('saver', true), { kind: 'unlockAsked' })).toEqual(['locked']);
    expect(eventsFor(asked, { kind: 'unlockAsked' })).toEqual(['locked', 'unlocked']);
  });

  it('is not ended by one who never said locked', () => {
    expect(eventsFor(asked, says('other', false))).toEqual(['locked']);
  });

  it('ends with the screen saver that crashed', () => {
    expect(eventsFor(says('saver', true), says('saver', null))).toEqual(['locked', 'unlocked']);
  });

  it('that nobody confirms ends when somebody is at work, and not with the key that locked it', () => {
    expect(eventsFor(asked, idleFor(1, 2_000), idleFor(9, 10_000), idleFor(0, 10_000))).toEqual(['locked']);
    expect(eventsFor(asked, idleFor(0, 10_001))).toEqual(['locked', 'unlocked']);
    expect(eventsFor(says('saver', true), idleFor(0, 60_000))).toEqual(['locked']);
  });
});

describe('sleep', () => {
  it('is told with its end', () => {
    expect(eventsFor({ kind: 'slept' }, { kind: 'slept' }, { kind: 'resumed' }, { kind: 'resumed' })).toEqual(['slept', 'resumed']);
  });

  it('is told afterwards where its announcement was lost', () => {
    expect(eventsFor({ kind: 'clockJumped' })).toEqual(['slept', 'resumed']);
  });

  it('is told once where the end was heard twice, or only in the clock', () => {
    expect(eventsFor({ kind: 'slept' }, { kind: 'clockJumped' }, { kind: 'resumed' })).toEqual(['slept', 'resumed']);
  });
});

describe('idleness', () => {
  it('begins at the threshold and ends below it', () => {
    expect(eventsFor(idleFor(299), idleFor(300), idleFor(400), idleFor(0))).toEqual(['idle', 'active']);
  });
});

describe('whatever is heard', () => {
  const signals: fc.Arbitrary<Heard> = fc.oneof(
    fc.record({ kind: fc.constant('lockState' as const), source: fc.constantFrom('a', 'b'), locked: fc.constantFrom(true, false, null) }),
    fc.constantFrom<Heard>({ kind: 'lockAsked' }, { kind: 'unlockAsked' }, { kind: 'slept' }, { kind: 'resumed' }, { kind: 'clockJumped' }),
    fc.record({ kind: fc.constant('idleFor' as const), seconds: fc.nat(600), threshold: fc.constant(300), at: fc.nat(100_000) }),
  );
  const pairs = [
    ['locked', 'unlocked'],
    ['slept', 'resumed'],
    ['idle', 'active'],
  ] as const;

  it('each pair of events alternates, beginning with the absence', () => {
    fc.assert(
      fc.property(fc.array(signals, { maxLength: 40 }), (heard) => {
        const events = eventsFor(...heard);
        for (const [away, back] of pairs) {
          const own = events.filter((kind) => kind === away || kind === back);
          expect(own).toEqual(own.map((_, index) => (index % 2 === 0 ? away : back)));
        }
      }),
    );
  });
});
