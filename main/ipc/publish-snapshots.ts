import { keepEqual } from '../../shared/keep-equal.ts';
import { changesBetween, type Publication, wholePublication } from '../../shared/publication.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import { isOnlyTyping } from './is-only-typing.ts';

/** What is only typed is published at most so often, in milliseconds: the window that it is typed in knows it already. */
const typingEveryMs = 300;

export interface PublisherParts {
  readonly state: StateStore;
  /** Makes the snapshot of now. */
  readonly make: () => Omit<Snapshot, 'seq'>;
  /** Runs soon, after the changes of this moment: many changes make one snapshot. */
  readonly soon: (run: () => void) => void;
  readonly later: (ms: number, run: () => void) => void;
}

/** Publishes a snapshot after every change of state, at most one a turn, and of it only what changed. */
export interface Publisher {
  /** Publishes now, and gives the snapshot. */
  current(): Snapshot;
  /** Calls with each publication, and the snapshot it makes. */
  follow(listener: (publication: Publication, snapshot: Snapshot) => void): void;
}

export function createPublisher({ state, make, soon, later }: PublisherParts): Publisher {
  const listeners: ((publication: Publication, snapshot: Snapshot) => void)[] = [];
  let last: Snapshot | null = null;
  let seen: AppState = state.get();
  let planned: 'no' | 'later' | 'soon' = 'no';

  const current = (): Snapshot => {
    planned = 'no';
    const before = last;
    const after = keepEqual(before, { ...make(), seq: (before?.seq ?? 0) + 1 });
    last = after;
    const publication = before === null ? wholePublication(after) : changesBetween(before, after);
    for (const listener of listeners) listener(publication, after);
    return after;
  };
  const whenStill = (plan: typeof planned) => (): void => {
    if (planned === plan) current();
  };
  state.subscribe((now) => {
    const plan = isOnlyTyping(seen, now) ? 'later' : 'soon';
    seen = now;
    if (planned === 'soon' || planned === plan) return;
    planned = plan;
    if (plan === 'soon') soon(whenStill('soon'));
    else later(typingEveryMs, whenStill('later'));
  });
  return { current, follow: (listener) => void listeners.push(listener) };
}
