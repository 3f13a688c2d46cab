import { type Message, Variant } from '@jellybrick/dbus-next';
import type { BusAnswer, BusClient } from './bus-client.ts';
import { connectBus } from './bus-client.ts';
import type { Desktop } from './desktop.ts';

export type SessionSignals = {
  /** The person locks the screen: logind says so to the session, and the screen saver to whoever listens. */
  lockScreen(): void;
  unlockScreen(): void;
  /** Only the screen saver says so, as on desktops that do not tell logind. */
  screenSaver(active: boolean): void;
  /** The machine is about to sleep, and has woken up. */
  sleep(): void;
  resume(): void;
  stop(): void;
};

const MANAGER = { path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' } as const;
const SESSION = { path: '/org/freedesktop/login1/session/_31', interface: 'org.freedesktop.login1.Session' } as const;
const SCREEN_SAVER = { path: '/org/freedesktop/ScreenSaver', interface: 'org.freedesktop.ScreenSaver' } as const;

/**
 * Plays logind (on the desktop's private system bus) and the screen saver (on its session bus): as much of them as a
 * program needs that wants to know when the person goes away. See org.freedesktop.login1(5).
 */
export async function startSessionSignals(desktop: Desktop): Promise<SessionSignals> {
  const system = await connectBus(desktop.systemBus);
  const session = await connectBus(desktop.sessionBus);
  let locked = false;
  system.serve((message) => answerLogind(message, locked));
  session.serve((message) => answerScreenSaver(message, locked));
  await system.own('org.freedesktop.login1');
  await session.own('org.freedesktop.ScreenSaver');

  const screenSaver = (active: boolean) => {
    locked = active;
    session.emit({ ...SCREEN_SAVER, member: 'ActiveChanged', signature: 'b', body: [active] });
  };
  const prepareForSleep = (start: boolean) => {
    system.emit({ ...MANAGER, member: 'PrepareForSleep', signature: 'b', body: [start] });
  };
  return {
    lockScreen: () => {
      system.emit({ ...SESSION, member: 'Lock' });
      screenSaver(true);
      sayLockedHint(system, true);
    },
    unlockScreen: () => {
      system.emit({ ...SESSION, member: 'Unlock' });
      screenSaver(false);
      sayLockedHint(system, false);
    },
    screenSaver,
    sleep: () => prepareForSleep(true),
    resume: () => prepareForSleep(false),
    stop: () => {
      system.close();
      session.close();
    },
  };
}

function sayLockedHint(system: BusClient, locked: boolean): void {
  system.emit({
    path: SESSION.path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'PropertiesChanged',
    signature: 'sa{sv}as',
    body: [SESSION.interface, { LockedHint: new Variant('b', locked) }, []],
  });
}

function answerLogind(message: Message, locked: boolean): BusAnswer {
  if (message.path === MANAGER.path) {
    const asksForSession = ['GetSession', 'GetSessionByPID'].includes(message.member);
    return asksForSession ? { signature: 'o', body: [SESSION.path] } : undefined;
  }
  if (message.path !== SESSION.path && message.path !== '/org/freedesktop/login1/session/auto') return undefined;
  const properties: Readonly<Record<string, Variant>> = {
    Active: new Variant('b', true),
    Id: new Variant('s', '1'),
    LockedHint: new Variant('b', locked),
  };
  if (message.member === 'GetAll') return { signature: 'a{sv}', body: [properties] };
  const wanted = message.member === 'Get' ? properties[String(message.body[1])] : undefined;
  return wanted && { signature: 'v', body: [wanted] };
}

function answerScreenSaver(message: Message, locked: boolean): BusAnswer {
  if (message.path !== SCREEN_SAVER.path || message.member !== 'GetActive') return undefined;
  return { signature: 'b', body: [locked] };
}
