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
  /** Milliseconds for one draft: a check that takes longer is in trouble. */
  readonly limitMs: number;
}

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
  const started = (): CheckThread => {
    if (thread !== null) return thread;
    const mine = start();
    mine.onAnswer(({ run, findings }) => {
      if (thread === mine && current?.run === run) give({ kind: 'found', asked: current.asked, findings });
    });
    mine.onGone((why) => thread === mine && breakOff(why));
    if (knowledge !== null) mine.send({ kind: 'know', knowledge });
    thread = mine;
    return mine;
  };
  const next = (): void => {
    const [first] = waiting;
    if (closed || current !== null || first === undefined) return;
    const [id, asked] = first;
    waiting.delete(id);
    runs += 1;
    current = { run: runs, asked, inTime: clock.after(limitMs, () => breakOff(`no answer within ${limitMs} ms`)) };
    started().send({ kind: 'run', run: runs, ...asked });
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
