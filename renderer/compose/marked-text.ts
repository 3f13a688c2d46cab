import type { Finding, FindingLevel } from '../../shared/finding.ts';

/** A stretch of a text, and the strictest finding about it. */
export interface Stretch {
  readonly text: string;
  readonly level: FindingLevel | null;
}

const weight: Readonly<Record<FindingLevel, number>> = { info: 1, caution: 2, stop: 3 };

/** Cuts `text` at the findings' offsets (UTF-16), so that the words meant can be underlined. */
export function markText(text: string, findings: readonly Finding[]): readonly Stretch[] {
  const spans = findings.flatMap(({ start, end, level }) =>
    start === null || end === null || start >= end ? [] : [{ start: Math.max(0, start), end: Math.min(text.length, end), level }],
  );
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

/** The words a finding is about, or null where it is about the whole draft. */
export function wordsOf(text: string, finding: Finding): string | null {
  if (finding.start === null || finding.end === null) return null;
  return text.slice(finding.start, finding.end).trim() || null;
}
