import { assertNever } from '../../shared/assert-never.ts';
import type { Presence } from '../../shared/guard-facts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { PresenceEvent, PresenceSource } from '../presence/presence.ts';

export interface FollowPresenceParts {
  readonly state: StateStore;
  readonly source: PresenceSource;
  readonly clock: Clock;
  /** Nobody is here any more: freeze what is held. Brands are locked by their own keeper. */
  readonly onAway: (why: 'locked' | 'slept' | 'idle') => void;
  /** Somebody is back: what happened meanwhile must be looked at. */
  readonly onBack: () => void;
}

/** Law 6: puts into the state whether a person is at the machine, and tells those who must act on it. */
export function followPresence({ state, source, clock, onAway, onBack }: FollowPresenceParts): () => void {
  return source.subscribe((event) => {
    const next = presenceAfter(event, clock.now());
    const before = state.get().presence;
    if (next.kind === before.kind && next.kind === 'here') return;
    state.update((now) => ({ ...now, presence: next }));
    if (next.kind === 'away') onAway(next.why);
    else onBack();
  });
}

function presenceAfter({ kind }: PresenceEvent, now: number): Presence {
  switch (kind) {
    case 'locked':
    case 'slept':
    case 'idle':
      return { kind: 'away', why: kind, since: now };
    case 'unlocked':
    case 'resumed':
    case 'active':
      return { kind: 'here' };
    default:
      return assertNever(kind);
  }
}
