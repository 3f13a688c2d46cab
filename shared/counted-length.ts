import { type CountedBeside, countedBy } from './counted-beside.ts';
import type { PostingLimits } from './posting-limits.ts';
import { textLength } from './text-length.ts';

/** Length of a part as its network counts it, in the units of `limits.counting`, with everything that is sent along and counts. */
export function countedLength(text: string, index: number, beside: CountedBeside, limits: PostingLimits): number {
  return countedBy((sent) => textLength(sent, limits.counting), text, index, beside, limits);
}
