import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import type { CheckFacts, CheckKnowledge } from './check-facts.ts';

/** From main to the thread that runs the checks. Both ends are our own code, in one process: no schema stands between. */
export type ToCheckThread =
  | { readonly kind: 'know'; readonly knowledge: CheckKnowledge }
  | { readonly kind: 'run'; readonly run: number; readonly draft: Draft; readonly facts: CheckFacts };

/** `ready`, first and once: its tables are read, and it can look. */
export type FromCheckThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'found'; readonly run: number; readonly findings: readonly Finding[] };

/** A thread that runs checks, whatever carries it. After `end` nothing it says matters. */
export interface CheckThread {
  send(message: ToCheckThread): void;
  onAnswer(listener: (answer: FromCheckThread) => void): void;
  /** It ended by itself, for whatever reason; once at most. */
  onGone(listener: (why: string) => void): void;
  end(): void;
}
