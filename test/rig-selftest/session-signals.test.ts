import { afterEach, describe, expect, it } from 'vitest';
import { type BusClient, connectBus } from '../rig/bus-client.ts';
import { type Desktop, startDesktop } from '../rig/desktop.ts';
import { type SessionSignals, startSessionSignals } from '../rig/session-signals.ts';
import { waitFor } from '../rig/wait-for.ts';

describe('the session signals of the rig', () => {
  const toEnd: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of toEnd.splice(0).reverse()) await end();
  });

  it('says when the screen locks and the machine sleeps', async () => {
    const { desktop, signals } = await start();
    const heard: string[] = [];
    const hear = (bus: BusClient, name: string) => bus.listen(name, (message) => heard.push([message.member, ...message.body].join(' ')));
    const system = await connect(desktop.systemBus);
    await hear(system, 'org.freedesktop.login1.Manager');
    await hear(system, 'org.freedesktop.login1.Session');
    await hear(await connect(desktop.sessionBus), 'org.freedesktop.ScreenSaver');

    signals.lockScreen();
    signals.unlockScreen();
    signals.sleep();
    signals.resume();

    const expected = ['ActiveChanged false', 'ActiveChanged true', 'Lock', 'PrepareForSleep false', 'PrepareForSleep true', 'Unlock'];
    await waitFor('all signals', () => heard.length >= expected.length);
    expect(heard.toSorted()).toEqual(expected);
  });

  it('tells whoever asks whether the screen is locked', async () => {
    const { desktop, signals } = await start();
    const bus = await connect(desktop.sessionBus);
    const name = 'org.freedesktop.ScreenSaver';
    const isActive = () => bus.call({ destination: name, path: '/org/freedesktop/ScreenSaver', interface: name, member: 'GetActive' });
    expect(await isActive()).toEqual([false]);
    signals.lockScreen();
    expect(await isActive()).toEqual([true]);
  });

  async function start(): Promise<{ desktop: Desktop; signals: SessionSignals }> {
    const desktop = await startDesktop();
    toEnd.push(desktop.stop);
    const signals = await startSessionSignals(desktop);
    toEnd.push(signals.stop);
    return { desktop, signals };
  }

  async function connect(address: string): Promise<BusClient> {
    const bus = await connectBus(address);
    toEnd.push(bus.close);
    return bus;
  }
});
