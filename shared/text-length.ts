import { plainLength } from './plain-length.ts';
import type { Counting } from './posting-limits.ts';
import { weightedLength } from './weighted-length.ts';

/** Length of a text in the units of a network. Brings the library that weighs for X: no start reads this file. */
export function textLength(text: string, counting: Counting): number {
  return counting.kind === 'weighted' ? weightedLength(text) : plainLength(text, counting);
}
