import type { ToolAnswer } from '../run-tool.ts';
import type { Signal } from './signal.ts';

/** What a signal's tool said, and when. */
export interface Reading {
  readonly signal: Signal;
  readonly answer: ToolAnswer;
  /** Epoch milliseconds. */
  readonly readAt: number;
  /** Of the clock that never goes back, in milliseconds. */
  readonly readAtMonotonic: number;
}

/** How old a reading is, in milliseconds: by either clock, for one stands still while the machine sleeps, and the other can be set. */
export function ageMsOf(
  { readAt, readAtMonotonic }: Pick<Reading, 'readAt' | 'readAtMonotonic'>,
  { now, monotonic }: { readonly now: number; readonly monotonic: number },
): number {
  return Math.max(now - readAt, monotonic - readAtMonotonic);
}
