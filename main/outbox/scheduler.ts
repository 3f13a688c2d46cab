import { assertNever } from '../../shared/assert-never.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { deliver } from './deliver.ts';
import { nextMoment } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { recallUntilGone } from './recall.ts';
import type { Step } from './standing.ts';
import { takeDownUntilGone } from './wrong-account.ts';

/** Wakes when something is due. At most one drive works on an entry at any time. */
export interface Scheduler {
  /** Looks at the outbox now; called by itself on every change of it. After sleep, call it: timers do not count there. */
  wake(): void;
  /** Starts nothing more. What is under way ends by itself. */
  stop(): void;
}

/** Sooner timers than a day are exact enough, and longer ones overflow. */
const longestTimerMs = 24 * 60 * 60_000;

/** One step of whatever the entry's state asks for. */
async function step(deps: OutboxDeps, entry: OutboxEntry): Promise<Step> {
  switch (entry.state.kind) {
    case 'held':
    case 'waiting':
    case 'settling':
    case 'sending':
      return deliver(deps, entry.id);
    case 'recalling':
      return recallUntilGone(deps, entry.id);
    case 'takingDown':
      return takeDownUntilGone(deps, entry.id);
    case 'published':
    case 'takenDown':
      if (entry.state.at + deps.times.wrongAccountMs <= deps.clock.now()) await deps.book.release(entry.id, null, null);
      return 'stop';
    case 'frozen':
    case 'notKnown':
    case 'refused':
      return 'stop';
    default:
      return assertNever(entry.state);
  }
}

export function createScheduler(deps: OutboxDeps): Scheduler {
  const running = new Set<string>();
  /** Due entries that a step left as they were: nothing more can be done for them until they change. */
  const unmoved = new Map<string, OutboxEntry>();
  let cancelTimer = (): void => {};
  let stopped = false;

  const isDue = (entry: OutboxEntry): boolean => (nextMoment(entry, deps.times) ?? Number.POSITIVE_INFINITY) <= deps.clock.now();

  const drive = async (id: string): Promise<void> => {
    running.add(id);
    unmoved.delete(id);
    let worked: OutboxEntry | null = null;
    try {
      for (let going: Step = 'next'; going === 'next' && !stopped; ) {
        worked = deps.book.get(id);
        going = worked === null ? 'stop' : await step(deps, worked);
      }
    } finally {
      running.delete(id);
      if (worked !== null && deps.book.get(id) === worked && isDue(worked)) unmoved.set(id, worked);
      wake();
    }
  };

  const wake = (): void => {
    cancelTimer();
    cancelTimer = (): void => {};
    if (stopped) return;
    const now = deps.clock.now();
    let earliest = Number.POSITIVE_INFINITY;
    for (const entry of deps.state.get().outbox) {
      const moment = running.has(entry.id) ? null : nextMoment(entry, deps.times);
      if (moment === null) continue;
      if (moment > now) earliest = Math.min(earliest, moment);
      else if (unmoved.get(entry.id) !== entry) void drive(entry.id);
    }
    if (Number.isFinite(earliest)) cancelTimer = deps.clock.after(Math.min(earliest - now, longestTimerMs), wake);
  };

  let last = deps.state.get().outbox;
  const unsubscribe = deps.state.subscribe(({ outbox }) => {
    if (outbox === last) return;
    last = outbox;
    wake();
  });

  return {
    wake,
    stop() {
      stopped = true;
      unsubscribe();
      cancelTimer();
    },
  };
}
