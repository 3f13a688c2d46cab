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
  const within = (offset: number): number => Math.min(Math.max(0, offset), text.length);
  const spans = all.map((span) => ({ ...span, start: within(span.start), end: within(span.end) }));
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
