import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import type { Clock } from '../clock.ts';
import type { CheckFacts, CheckKnowledge } from './check-facts.ts';
import type { CheckThread } from './check-messages.ts';

/** A draft to be looked at, as it was when it was asked for. */
export interface Asked {
  readonly draft: Draft;
  readonly facts: CheckFacts;
}

/** What became of it; `unanswered`: the thread broke over it, or took too long. */
export type Looked =
  | { readonly kind: 'found'; readonly asked: Asked; readonly findings: readonly Finding[] }
  | { readonly kind: 'unanswered'; readonly asked: Asked; readonly why: string };

export interface CheckerParts {
  readonly start: () => CheckThread;
  readonly clock: Clock;
  readonly onLooked: (looked: Looked) => void;
  /** Milliseconds for one draft, from when the thread is ready: a check that takes longer is in trouble. */
  readonly limitMs: number;
}

/** Milliseconds in which a thread becomes ready; a slow disk under a busy machine takes one or two thousand. */
const startLimitMs = 10_000;

/** The checks in a thread of their own: one draft at a time, and of each draft only the newest words. */
export interface Checker {
  know(knowledge: CheckKnowledge): void;
  look(asked: Asked): void;
  /** Nobody asks for this draft any more. */
  forget(draftId: string): void;
  close(): void;
}

/** Starts the thread with the first draft, and a new one where it broke. */
export function createChecker({ start, clock, onLooked, limitMs }: CheckerParts): Checker {
  const waiting = new Map<string, Asked>();
  let knowledge: CheckKnowledge | null = null;
  let thread: CheckThread | null = null;
  let isReady = false;
  let current: { readonly run: number; readonly asked: Asked; readonly inTime: () => void } | null = null;
  let runs = 0;
  let closed = false;

  const give = (looked: Looked): void => {
    current?.inTime();
    current = null;
    // Newer words of the same draft wait already: what was found in the older ones is nobody's business any more.
    if (looked.kind === 'unanswered' || !waiting.has(looked.asked.draft.id)) onLooked(looked);
    next();
  };
  const breakOff = (why: string): void => {
    thread?.end();
    thread = null;
    if (current !== null) give({ kind: 'unanswered', asked: current.asked, why });
  };
  const within = (ms: number): (() => void) => clock.after(ms, () => breakOff(`no answer within ${ms} ms`));
  const becomeReady = (): void => {
    isReady = true;
    current?.inTime();
    if (current !== null) current = { ...current, inTime: within(limitMs) };
  };
  const started = (): CheckThread => {
    if (thread !== null) return thread;
    const mine = start();
    thread = mine;
    isReady = false;
    mine.onAnswer((answer) => {
      if (thread !== mine) return;
      if (answer.kind === 'ready') becomeReady();
      else if (current?.run === answer.run) give({ kind: 'found', asked: current.asked, findings: answer.findings });
    });
    mine.onGone((why) => thread === mine && breakOff(why));
    if (knowledge !== null) mine.send({ kind: 'know', knowledge });
    return mine;
  };
  const next = (): void => {
    const [first] = waiting;
    if (closed || current !== null || first === undefined) return;
    const [id, asked] = first;
    waiting.delete(id);
    runs += 1;
    const mine = started();
    current = { run: runs, asked, inTime: within(isReady ? limitMs : startLimitMs) };
    mine.send({ kind: 'run', run: runs, ...asked });
  };

  return {
    know(known) {
      knowledge = known;
      thread?.send({ kind: 'know', knowledge: known });
    },
    look(asked) {
      waiting.set(asked.draft.id, asked);
      next();
    },
    forget: (draftId) => void waiting.delete(draftId),
    close() {
      closed = true;
      waiting.clear();
      current?.inTime();
      current = null;
      thread?.end();
      thread = null;
    },
  };
}
