import type { ListenToSystem } from './presence.ts';

/** The part of Electron's `powerMonitor` that macOS and Windows need. */
export interface PowerEvents {
  on(event: PowerEvent, listener: () => void): unknown;
  removeListener(event: PowerEvent, listener: () => void): unknown;
}

type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** Listens through Electron, for the systems on which it tells of a lock (macOS and Windows, not Linux). */
export function listenToPowerMonitor(power: PowerEvents): ListenToSystem {
  return (hear) => {
    const listeners: readonly (readonly [PowerEvent, () => void])[] = [
      ['suspend', () => hear({ kind: 'slept' })],
      ['resume', () => hear({ kind: 'resumed' })],
      ['lock-screen', () => hear({ kind: 'lockState', source: 'system', locked: true })],
      ['unlock-screen', () => hear({ kind: 'lockState', source: 'system', locked: false })],
    ];
    for (const [event, listener] of listeners) power.on(event, listener);
    return () => {
      for (const [event, listener] of listeners) power.removeListener(event, listener);
    };
  };
}
