import type { MessageEntry } from '../../shared/message-outbox.ts';
import { deliver } from './deliver.ts';
import { nextMoment } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { isDeliverable, type Step } from './standing.ts';

/** Wakes when something is due. At most one drive works on an entry at any time. */
export interface Scheduler {
  /** Looks now; called by itself on every change. After sleep, call it: timers do not count there. */
  wake(): void;
  /** Starts nothing more. What is under way ends by itself. */
  stop(): void;
}

/** Sooner timers than a day are exact enough, and longer ones overflow. */
const longestTimerMs = 24 * 60 * 60_000;

async function step(deps: MessageDeps, entry: MessageEntry): Promise<Step> {
  if (isDeliverable(entry)) return deliver(deps, entry.id);
  if (entry.state.kind === 'sent' && entry.state.at + deps.times.shownMs <= deps.clock.now()) await deps.book.release(entry.id, null);
  return 'stop';
}

export function createScheduler(deps: MessageDeps): Scheduler {
  const running = new Set<string>();
  /** Due entries that a step left as they were: nothing more can be done for them until they change. */
  const unmoved = new Map<string, MessageEntry>();
  let cancelTimer = (): void => {};
  let stopped = false;

  const isDue = (entry: MessageEntry): boolean => (nextMoment(entry, deps.times) ?? Number.POSITIVE_INFINITY) <= deps.clock.now();

  const drive = async (id: string): Promise<void> => {
    running.add(id);
    unmoved.delete(id);
    let worked: MessageEntry | null = null;
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
    for (const entry of deps.state.get().messageOutbox) {
      const moment = running.has(entry.id) ? null : nextMoment(entry, deps.times);
      if (moment === null) continue;
      if (moment > now) earliest = Math.min(earliest, moment);
      else if (unmoved.get(entry.id) !== entry) void drive(entry.id);
    }
    if (Number.isFinite(earliest)) cancelTimer = deps.clock.after(Math.min(earliest - now, longestTimerMs), wake);
  };

  let last = deps.state.get().messageOutbox;
  const unsubscribe = deps.state.subscribe(({ messageOutbox }) => {
    if (messageOutbox === last) return;
    last = messageOutbox;
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
