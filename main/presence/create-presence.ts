import type { Clock } from '../clock.ts';
import type { ListenToSystem, PresenceEvent, PresenceProblem, PresenceSignal, PresenceSource } from './presence.ts';
import { eventsOf, hearSignal, presenceAtStart } from './presence-state.ts';

export interface PresenceOptions {
  readonly listen: ListenToSystem;
  readonly clock: Clock;
  /** Seconds since somebody last touched the computer (Electron: `powerMonitor.getSystemIdleTime`). */
  readonly idleSeconds: () => number;
  /** Seconds from which on that counts as idle, read each time. */
  readonly idleThreshold: () => number;
  readonly onProblem: (problem: PresenceProblem) => void;
}

export interface Presence extends PresenceSource {
  stop(): void;
}

/** Milliseconds between two looks at the clock and at idleness. */
const lookEveryMs = 2_000;
/** Milliseconds the wall clock may run ahead between two looks: less is a correction, more was a sleep. */
const jumpMs = 30_000;

/** Starts to watch for the person leaving and coming back. Nothing here throws; what cannot be watched is a problem told. */
export function startPresence(options: PresenceOptions): Presence {
  const listeners = new Set<(event: PresenceEvent) => void>();
  let state = presenceAtStart;

  const hear = (signal: PresenceSignal): void => {
    const before = state;
    state = hearSignal(before, signal, options.clock.monotonic());
    for (const event of eventsOf(before, state, signal)) for (const listener of [...listeners]) listener(event);
  };

  const stopListening = options.listen(hear);
  const stopLooking = lookNowAndThen(options, hear);
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopListening();
      stopLooking();
      listeners.clear();
    },
  };
}

function lookNowAndThen(options: PresenceOptions, hear: (signal: PresenceSignal) => void): () => void {
  const { clock } = options;
  const lookAtIdleness = createIdleLook(options, hear);
  let aheadBefore = clock.now() - clock.monotonic();
  let cancel = (): void => {};
  const look = (): void => {
    // The machine's own clock stands still while it sleeps, the wall clock does not.
    const ahead = clock.now() - clock.monotonic();
    if (ahead - aheadBefore > jumpMs) hear({ kind: 'clockJumped' });
    aheadBefore = ahead;
    lookAtIdleness();
    cancel = clock.after(lookEveryMs, look);
  };
  cancel = clock.after(lookEveryMs, look);
  return () => cancel();
}

function createIdleLook(options: PresenceOptions, hear: (signal: PresenceSignal) => void): () => void {
  let failing = false;
  const say = (words: string | null): void => {
    if (failing === (words !== null)) return;
    failing = words !== null;
    options.onProblem({ source: 'idle', words });
  };
  return () => {
    try {
      hear({ kind: 'idleFor', seconds: options.idleSeconds(), threshold: options.idleThreshold() });
      say(null);
    } catch {
      say('Hatcheck cannot see when nobody is at this computer: lock your brands, or the screen, when you leave.');
    }
  };
}
