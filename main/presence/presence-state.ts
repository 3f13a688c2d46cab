import { assertNever } from '../../shared/assert-never.ts';
import type { PresenceEvent, PresenceSignal } from './presence.ts';

/** What has been heard so far. */
export interface PresenceState {
  /** Those who say that the screen is locked. */
  readonly lockedBy: readonly string[];
  /** When a lock was asked for, where nobody has said since that there is none; monotonic milliseconds. */
  readonly lockAskedAt: number | null;
  readonly asleep: boolean;
  readonly idle: boolean;
}

export const presenceAtStart: PresenceState = { lockedBy: [], lockAskedAt: null, asleep: false, idle: false };

/** Input this many milliseconds after a lock was asked for is somebody at work; before, it is the lock's own key or click. */
const graceMs = 10_000;

/**
 * Takes one signal, heard at `now` (monotonic milliseconds). Locked is believed from anybody, at once; unlocked only when nobody says locked any more. A lock
 * that was asked for, and that no screen saver or logind confirms, ends when somebody is seen at work: some desktops
 * ignore the request, and some lock without telling anyone. Nothing is lost by that, since what was held and armed
 * ended with the lock.
 */
export function hearSignal(state: PresenceState, signal: PresenceSignal, now: number): PresenceState {
  switch (signal.kind) {
    case 'lockState': {
      const others = state.lockedBy.filter((source) => source !== signal.source);
      if (signal.locked === true) return { ...state, lockedBy: [...others, signal.source] };
      const ended = signal.locked === false && others.length < state.lockedBy.length;
      return { ...state, lockedBy: others, lockAskedAt: ended ? null : state.lockAskedAt };
    }
    case 'lockAsked':
      return { ...state, lockAskedAt: now };
    case 'unlockAsked':
      return { ...state, lockAskedAt: null };
    case 'slept':
      return { ...state, asleep: true };
    case 'resumed':
    case 'clockJumped':
      return { ...state, asleep: false };
    case 'idleFor': {
      const lastInput = now - signal.seconds * 1_000;
      const atWork = state.lockAskedAt !== null && lastInput > state.lockAskedAt + graceMs;
      return { ...state, idle: signal.seconds >= signal.threshold, lockAskedAt: atWork ? null : state.lockAskedAt };
    }
    default:
      return assertNever(signal);
  }
}

/** What changed for whoever listens, in the order it happened. A sleep nobody announced is told when it is over. */
export function eventsOf(before: PresenceState, after: PresenceState, signal: PresenceSignal): readonly PresenceEvent[] {
  const events: PresenceEvent[] = [];
  if (isLocked(before) !== isLocked(after)) events.push({ kind: isLocked(after) ? 'locked' : 'unlocked' });
  if (signal.kind === 'clockJumped' && !before.asleep) events.push({ kind: 'slept' }, { kind: 'resumed' });
  if (before.asleep !== after.asleep) events.push({ kind: after.asleep ? 'slept' : 'resumed' });
  if (before.idle !== after.idle) events.push({ kind: after.idle ? 'idle' : 'active' });
  return events;
}

function isLocked(state: PresenceState): boolean {
  return state.lockAskedAt !== null || state.lockedBy.length > 0;
}
