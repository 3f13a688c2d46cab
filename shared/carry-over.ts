import type { Finding } from './finding.ts';
import type { DraftPart } from './post.ts';

/** A stretch of a text, in UTF-16 offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches of `before` in the text it has become: those behind the change move with their words, those that the change
 * touches are gone.
 */
export function carryOver<T extends Stretch>(before: string, after: string, stretches: readonly T[]): readonly T[] {
  if (before === after) return stretches;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const moved = after.length - before.length;
  return stretches.flatMap((stretch) => {
    if (stretch.end <= head) return [stretch];
    return stretch.start >= before.length - tail ? [{ ...stretch, start: stretch.start + moved, end: stretch.end + moved }] : [];
  });
}

/** What was found in `before`, at its places in `after`; about no words where those were changed. */
export function carryFindings(before: readonly DraftPart[], after: readonly DraftPart[], findings: readonly Finding[]): readonly Finding[] {
  if (before === after) return findings;
  return findings.map((finding) => {
    const { part, start, end } = finding;
    if (start === null || end === null) return finding;
    const [place] = carryOver(before[part]?.text ?? '', after[part]?.text ?? '', [{ start, end }]);
    return { ...finding, start: place?.start ?? null, end: place?.end ?? null };
  });
}
