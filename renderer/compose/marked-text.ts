import type { Finding, FindingLevel } from '../../shared/finding.ts';

/** Words to mark, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly level: FindingLevel;
}

/** A stretch of a text, and the strictest finding about it. */
export interface Stretch {
  readonly text: string;
  readonly level: FindingLevel | null;
}

const weight: Readonly<Record<FindingLevel, number>> = { info: 1, caution: 2, stop: 3 };

/** The words of the findings that are about words. */
export function spansOf(findings: readonly Finding[]): readonly Span[] {
  return findings.flatMap(({ start, end, level }) => (start === null || end === null || start >= end ? [] : [{ start, end, level }]));
}

/** Cuts `text` at the spans, so that the words meant can be underlined. */
export function markText(text: string, all: readonly Span[]): readonly Stretch[] {
  const spans = all.map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }));
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const over = spans.filter((span) => span.start <= from && span.end >= to).map((span) => span.level);
    return { text: text.slice(from, to), level: strictest(over) };
  });
}

function strictest(levels: readonly FindingLevel[]): FindingLevel | null {
  return levels.reduce<FindingLevel | null>((worst, level) => (worst === null || weight[level] > weight[worst] ? level : worst), null);
}

/**
 * The spans of `before` in the text it has become: those behind the change move with their words, those that the change
 * touches are gone until the checks have looked again.
 */
export function carryOver(before: string, after: string, spans: readonly Span[]): readonly Span[] {
  if (before === after) return spans;
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const moved = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end <= head) return [span];
    return span.start >= before.length - tail ? [{ ...span, start: span.start + moved, end: span.end + moved }] : [];
  });
}

/** The words a finding is about, or null where it is about the whole draft. */
export function wordsOf(text: string, finding: Finding): string | null {
  if (finding.start === null || finding.end === null) return null;
  return text.slice(finding.start, finding.end).trim() || null;
}
