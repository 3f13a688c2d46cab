import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { openDBus } from '../../../main/d-bus.ts';
import { startPresence } from '../../../main/presence/create-presence.ts';
import { listenToLinux } from '../../../main/presence/linux-presence.ts';
import type { PresenceProblem } from '../../../main/presence/presence.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { connectBus } from '../../rig/bus-client.ts';
import { startPrivateBus } from '../../rig/private-bus.ts';
import { startSessionSignals } from '../../rig/session-signals.ts';
import { waitFor } from '../../rig/wait-for.ts';

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

async function startBuses() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-buses-'));
  toEnd.push(() => rmSync(folder, { recursive: true, force: true }));
  const start = async (type: 'session' | 'system') => {
    const bus = await startPrivateBus({ type, folder, services: [], env: { PATH: process.env.PATH } });
    toEnd.push(bus.stop);
    return bus;
  };
  const [session, system] = [await start('session'), await start('system')];
  return { session, system, start, addresses: { sessionBus: session.address, systemBus: system.address } };
}

/** Listens as the program does; `sessionId` null as for a program that was not told. */
function listen({ sessionBus, systemBus }: { sessionBus: string; systemBus: string }, sessionId: string | null = null) {
  const clock = createAdjustableClock(createSystemClock());
  const events: string[] = [];
  const problems: PresenceProblem[] = [];
  const onProblem = (problem: PresenceProblem) => problems.push(problem);
  const presence = startPresence({
    listen: listenToLinux({
      openSessionBus: () => openDBus({ bus: 'session', address: sessionBus }, clock),
      openSystemBus: () => openDBus({ bus: 'system', address: systemBus }, clock),
      sessionId,
      clock,
      onProblem,
    }),
    clock,
    idleSeconds: () => 0,
    idleThreshold: () => 300,
    onProblem,
  });
  presence.subscribe(({ kind }) => events.push(kind));
  toEnd.push(() => presence.stop());
  const heard = (...expected: readonly string[]) =>
    waitFor(`${expected.join(', ')} (heard ${events.join(', ')})`, () => JSON.stringify(events) === JSON.stringify(expected));
  return { events, problems, heard, clock };
}

type Rig = Parameters<typeof startSessionSignals>[0];

async function startRig(addresses: { sessionBus: string; systemBus: string }) {
  const signals = await startSessionSignals({ ...addresses, env: {}, home: '', stop: async () => {} } satisfies Rig);
  toEnd.push(() => signals.stop());
  return signals;
}

describe('presence on Linux', () => {
  it('hears lock, unlock, sleep and resume', async () => {
    const { addresses } = await startBuses();
    const signals = await startRig(addresses);
    signals.screenSaver(true);
    const { heard, problems } = listen(addresses);
    await heard('locked'); // as it was before we came, so every question has been answered
    signals.unlockScreen();
    await heard('locked', 'unlocked');
    signals.sleep();
    await heard('locked', 'unlocked', 'slept');
    signals.resume();
    await heard('locked', 'unlocked', 'slept', 'resumed');
    signals.lockScreen();
    await heard('locked', 'unlocked', 'slept', 'resumed', 'locked');
    expect(problems).toEqual([]);
  });

  it('hears those who come later, and says what is missing until then', async () => {
    const { addresses } = await startBuses();
    const { heard, problems } = listen(addresses, '1');
    await waitFor('the problem', () => problems.length === 1);
    expect(problems[0]).toEqual({ source: 'system', words: expect.stringContaining('logind is not running') });
    const signals = await startRig(addresses);
    await waitFor('the problem to be mended', () => problems.length === 2);
    expect(problems[1]).toEqual({ source: 'system', words: null });
    signals.lockScreen();
    await heard('locked');
  });

  it('hears GNOME’s screen saver, and takes its end for the end of the lock', async () => {
    const { addresses } = await startBuses();
    await startRig(addresses);
    const saver = await connectBus(addresses.sessionBus);
    saver.serve((message) => (message.member === 'GetActive' ? { signature: 'b', body: [true] } : undefined));
    await saver.own('org.gnome.ScreenSaver');
    const { heard } = listen(addresses);
    await heard('locked');
    saver.close();
    await heard('locked', 'unlocked');
  });

  it('is not fooled by other programs’ signals', async () => {
    const { addresses } = await startBuses();
    const signals = await startRig(addresses);
    const stranger = await connectBus(addresses.systemBus);
    toEnd.push(() => stranger.close());
    signals.screenSaver(true);
    const { heard } = listen(addresses);
    await heard('locked');
    stranger.emit({
      path: '/org/freedesktop/login1',
      interface: 'org.freedesktop.login1.Manager',
      member: 'PrepareForSleep',
      signature: 'b',
      body: [true],
    });
    await stranger.call({ destination: 'org.freedesktop.DBus', path: '/', interface: 'org.freedesktop.DBus', member: 'GetId' });
    signals.unlockScreen();
    await heard('locked', 'unlocked');
  });

  it('works without any bus, and comes back when there is one', async () => {
    const { session, system, start, addresses } = await startBuses();
    await session.stop();
    await system.stop();
    const { heard, problems, clock } = listen(addresses);
    await waitFor('both problems', () => problems.length === 2);
    expect(problems.map(({ source }) => source).toSorted()).toEqual(['session', 'system']);
    await start('session');
    await start('system');
    const signals = await startRig(addresses);
    clock.advance(30_000);
    await waitFor('both to be mended', () => problems.filter(({ words }) => words === null).length === 2);
    signals.lockScreen();
    await heard('locked');
  });
});
