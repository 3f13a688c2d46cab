import { assertNever } from '../../shared/assert-never.ts';
import type { Presence } from '../../shared/guard-facts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { PresenceEvent, PresenceSource } from '../presence/presence.ts';

export interface FollowPresenceParts {
  readonly state: StateStore;
  readonly source: PresenceSource;
  readonly clock: Pick<Clock, 'now'>;
  /** Nobody is here any more: freeze what is held. Brands are locked by their own keeper. */
  readonly onAway: (why: AwayWhy) => void;
  /** Somebody is back: what happened meanwhile must be looked at. */
  readonly onBack: () => void;
}

export type AwayWhy = Extract<Presence, { kind: 'away' }>['why'];
type Change = { readonly why: AwayWhy; readonly away: boolean };

/**
 * Law 6: puts into the state whether a person is at the machine, and tells those who must act on it. Somebody is here
 * only when nothing says otherwise: a hand on the mouse of a locked screen is not the person.
 */
export function followPresence({ state, source, clock, onAway, onBack }: FollowPresenceParts): () => void {
  let reasons: ReadonlySet<AwayWhy> = new Set();
  return source.subscribe((event) => {
    const { why, away } = changeOf(event);
    const before = reasons;
    reasons = away ? new Set([...before, why]) : new Set([...before].filter((reason) => reason !== why));
    const [first] = reasons;
    if (away) {
      state.update((now) => ({ ...now, presence: { kind: 'away', why, since: clock.now() } }));
      onAway(why);
    } else if (first === undefined) {
      if (before.size === 0) return;
      state.update((now) => ({ ...now, presence: { kind: 'here' } }));
      onBack();
    } else {
      state.update((now) => ({ ...now, presence: stillAway(now.presence, first, clock.now()) }));
    }
  });
}

function stillAway(presence: Presence, why: AwayWhy, now: number): Presence {
  return { kind: 'away', why, since: presence.kind === 'away' ? presence.since : now };
}

function changeOf({ kind }: PresenceEvent): Change {
  switch (kind) {
    case 'locked':
    case 'slept':
    case 'idle':
      return { why: kind, away: true };
    case 'unlocked':
      return { why: 'locked', away: false };
    case 'resumed':
      return { why: 'slept', away: false };
    case 'active':
      return { why: 'idle', away: false };
    default:
      return assertNever(kind);
  }
}
