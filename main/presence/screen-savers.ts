import { z } from 'zod';
import { type DBus, ownerChanges } from '../d-bus.ts';
import type { PresenceSignal } from './presence.ts';

interface ScreenSaver {
  readonly name: string;
  readonly path: string;
  /** Its interface has the bus name of the first one who made it. */
  readonly interface: string;
}

/** The desktops' screen savers, which all speak alike: `GetActive() → b` and the signal `ActiveChanged(b)`. */
const screenSavers: readonly ScreenSaver[] = [
  // KDE serves the standard name under both paths, others under one of them.
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver', interface: 'org.freedesktop.ScreenSaver' },
  { name: 'org.freedesktop.ScreenSaver', path: '/ScreenSaver', interface: 'org.freedesktop.ScreenSaver' },
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver', interface: 'org.gnome.ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver', interface: 'org.cinnamon.ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver', interface: 'org.mate.ScreenSaver' },
  { name: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver', interface: 'org.xfce.ScreenSaver' },
];

/** Milliseconds for a screen saver to answer. */
const limitMs = 5_000;

/** Hears every screen saver there is, or that comes later, without starting one. */
export function watchScreenSavers(bus: DBus, hear: (signal: PresenceSignal) => void): void {
  for (const saver of screenSavers) watchOne(bus, saver, hear);
}

function watchOne(bus: DBus, saver: ScreenSaver, hear: (signal: PresenceSignal) => void): void {
  const source = `${saver.name}${saver.path}`;
  let heard = 0;
  const say = (locked: boolean | null): void => {
    heard += 1;
    hear({ kind: 'lockState', source, locked });
  };
  const askNow = async (): Promise<void> => {
    const before = heard;
    const answer = await bus.call({ destination: saver.name, path: saver.path, interface: saver.interface, member: 'GetActive' }, limitMs);
    const parsed = z.tuple([z.boolean()]).safeParse(answer.kind === 'ok' ? answer.body : null);
    if (before !== heard) return; // a signal that came while we asked is newer than the answer
    if (parsed.success) say(parsed.data[0]);
    else if (answer.kind === 'refused') say(null);
  };
  bus.watch({ sender: saver.name, interface: saver.interface, member: 'ActiveChanged', path: saver.path }, ([active]) => {
    if (typeof active === 'boolean') say(active);
  });
  bus.watch(ownerChanges(saver.name), ([, , newOwner]) => {
    // A screen saver that crashes takes its lock with it, or leaves it to one that says so.
    if (newOwner === '') say(null);
    else void askNow();
  });
  void askNow();
}
