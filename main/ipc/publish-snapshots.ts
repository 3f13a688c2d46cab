import { keepEqual } from '../../shared/keep-equal.ts';
import { changesBetween, type Publication, wholePublication } from '../../shared/publication.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import { isOnlyTyping } from './is-only-typing.ts';

/** What is only typed is published at most so often, in milliseconds: the window that it is typed in knows it already. */
const typingEveryMs = 300;
/** Windows tell the time by their own clock from the last snapshot on; main's may differ by so many milliseconds before it is told anew. */
const clockMayDifferMs = 100;

export interface PublisherParts {
  readonly state: StateStore;
  /** Makes the snapshot of now. */
  readonly make: () => Omit<Snapshot, 'seq'>;
  /** Runs soon, after the changes of this moment: many changes make one snapshot. */
  readonly soon: (run: () => void) => void;
  readonly later: (ms: number, run: () => void) => void;
  /** The machine's own monotonic clock, in milliseconds, as windows have it: not one that tests move. */
  readonly elapsed: () => number;
}

/**
 * Publishes a snapshot after every change of state, at most one a turn, and of it only what changed; nothing where no window
 * would show anything else for it.
 */
export interface Publisher {
  /** Publishes now, and gives the snapshot. */
  current(): Snapshot;
  /** Calls with each publication, and the snapshot it makes. */
  follow(listener: (publication: Publication, snapshot: Snapshot) => void): void;
}

export function createPublisher({ state, make, soon, later, elapsed }: PublisherParts): Publisher {
  const listeners: ((publication: Publication, snapshot: Snapshot) => void)[] = [];
  let last: Snapshot | null = null;
  let lastAt = 0;
  let seen: AppState = state.get();
  let planned: 'no' | 'later' | 'soon' = 'no';

  const next = (): Snapshot => keepEqual(last, { ...make(), seq: (last?.seq ?? 0) + 1 });
  const publish = (after: Snapshot): Snapshot => {
    const before = last;
    last = after;
    lastAt = elapsed();
    const publication = before === null ? wholePublication(after) : changesBetween(before, after);
    for (const listener of listeners) listener(publication, after);
    return after;
  };
  const whenStill = (plan: typeof planned) => (): void => {
    if (planned !== plan) return;
    planned = 'no';
    const after = next();
    if (last === null || isNews(last, after, elapsed() - lastAt)) publish(after);
  };
  const current = (): Snapshot => {
    planned = 'no';
    return publish(next());
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

/** Not where only time went by, as windows know without being told: `elapsedMs` since they were told of `before`. */
function isNews(before: Snapshot, after: Snapshot, elapsedMs: number): boolean {
  const names = Object.keys(after) as (keyof Snapshot)[];
  const changed = names.some((name) => name !== 'now' && name !== 'seq' && !Object.is(before[name], after[name]));
  return changed || Math.abs(after.now - before.now - elapsedMs) > clockMayDifferMs;
}
