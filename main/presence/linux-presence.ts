import type { Clock } from '../clock.ts';
import { type DBus, theBus } from '../d-bus.ts';
import { watchLogind } from './logind.ts';
import type { ListenToSystem, PresenceProblem } from './presence.ts';
import { watchScreenSavers } from './screen-savers.ts';

export interface LinuxPresenceOptions {
  readonly openSystemBus: () => DBus;
  readonly openSessionBus: () => DBus;
  /** The session's id as logind counts (XDG_SESSION_ID), or null where this program is not told. */
  readonly sessionId: string | null;
  readonly clock: Clock;
  readonly onProblem: (problem: PresenceProblem) => void;
}

/** Milliseconds after which a bus that went is tried again. */
const tryAgainMs = 30_000;

const cannotHear = {
  system: 'Hatcheck cannot hear when this computer sleeps',
  session: 'Hatcheck cannot hear when the screen locks',
} as const;

/**
 * Listens to logind on the system bus and to the screen savers on the session bus: Electron tells of neither a lock nor
 * an unlock on Linux. A bus that is missing or goes is a problem told, and tried again.
 */
export function listenToLinux(options: LinuxPresenceOptions): ListenToSystem {
  return (hear) => {
    const told = new Map<string, string | null>();
    const report = (source: keyof typeof cannotHear, why: string | null): void => {
      const words = why === null ? null : `${cannotHear[source]} (${why}): lock your brands before you leave.`;
      if ((told.get(source) ?? null) === words) return;
      told.set(source, words);
      options.onProblem({ source, words });
    };
    const stops = [
      stayOn(options.openSystemBus, options.clock, {
        onBus: (bus) => watchLogind(bus, options.sessionId, { hear, problem: (words) => report('system', words) }),
        onLost: (words) => report('system', words),
      }),
      stayOn(options.openSessionBus, options.clock, {
        onBus: (bus) => {
          watchScreenSavers(bus, hear);
          void bus.call({ ...theBus, member: 'GetId' }, null).then((answer) => answer.kind === 'ok' && report('session', null));
        },
        onLost: (words) => report('session', words),
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };
}

interface BusWatcher {
  readonly onBus: (bus: DBus) => void;
  readonly onLost: (words: string) => void;
}

function stayOn(open: () => DBus, clock: Clock, watcher: BusWatcher): () => void {
  let stopped = false;
  let bus: DBus | null = null;
  let cancel = (): void => {};
  const begin = (): void => {
    const opened = open();
    bus = opened;
    opened.onDisconnected((words) => {
      if (stopped) return;
      watcher.onLost(words);
      cancel = clock.after(tryAgainMs, begin);
    });
    watcher.onBus(opened);
  };
  begin();
  return () => {
    stopped = true;
    cancel();
    bus?.disconnect();
  };
}
