import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { startPresence } from '../../../main/presence/create-presence.ts';
import { listenToPowerMonitor, type PowerEvents } from '../../../main/presence/power-monitor-presence.ts';
import type { PresenceProblem } from '../../../main/presence/presence.ts';

function setUp() {
  let slept = 0;
  let idle: number | Error = 0;
  const time = createAdjustableClock({ now: () => 1_800_000_000_000 + slept, monotonic: () => 0, after: () => () => {} });
  const power = new EventEmitter();
  const problems: PresenceProblem[] = [];
  const presence = startPresence({
    listen: listenToPowerMonitor(power as PowerEvents),
    clock: time,
    idleSeconds: () => {
      if (idle instanceof Error) throw idle;
      return idle;
    },
    idleThreshold: () => 300,
    onProblem: (problem) => problems.push(problem),
  });
  const events: string[] = [];
  const unsubscribe = presence.subscribe(({ kind }) => events.push(kind));
  const setIdle = (to: number | Error) => {
    idle = to;
    time.advance(2_000);
  };
  const sleep = (ms: number) => {
    slept += ms;
    time.advance(2_000);
  };
  return { presence, events, unsubscribe, problems, power, time, setIdle, sleep };
}

describe('startPresence', () => {
  it('tells what the system says', () => {
    const { events, power } = setUp();
    for (const event of ['lock-screen', 'suspend', 'resume', 'unlock-screen']) power.emit(event);
    expect(events).toEqual(['locked', 'slept', 'resumed', 'unlocked']);
  });

  it('sees in the clock a sleep that nobody announced, and no sleep in time that passes', () => {
    const { events, sleep, time } = setUp();
    time.advance(3_600_000);
    sleep(29_000);
    expect(events).toEqual([]);
    sleep(60_000);
    expect(events).toEqual(['slept', 'resumed']);
    sleep(-3_600_000);
    sleep(0);
    expect(events).toEqual(['slept', 'resumed']);
  });

  it('tells when nobody has touched the computer', () => {
    const { events, setIdle } = setUp();
    setIdle(299);
    setIdle(300);
    setIdle(3);
    expect(events).toEqual(['idle', 'active']);
  });

  it('goes on where idleness cannot be read, says so once, and when it is mended', () => {
    const { events, setIdle, problems } = setUp();
    setIdle(new Error('no screen'));
    setIdle(new Error('no screen'));
    expect(problems).toEqual([{ source: 'idle', words: expect.stringContaining('cannot see') }]);
    setIdle(400);
    expect(problems.at(-1)).toEqual({ source: 'idle', words: null });
    expect(events).toEqual(['idle']);
  });

  it('tells nobody who unsubscribed, and nothing once stopped', () => {
    const { presence, events, unsubscribe, power, setIdle } = setUp();
    const others: string[] = [];
    presence.subscribe(({ kind }) => others.push(kind));
    unsubscribe();
    power.emit('suspend');
    presence.stop();
    setIdle(500);
    expect(power.eventNames()).toEqual([]);
    expect([events, others]).toEqual([[], ['slept']]);
  });
});
