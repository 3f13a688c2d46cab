/** Part of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How well found spans and true ones overlap, counted over many texts. */
export interface SpanScore {
  /** Share of the found spans that touch a true one; 1 where nothing was found. */
  readonly precision: number;
  /** Share of the true spans that a found one touches; 1 where there are none. */
  readonly recall: number;
  /** How many true spans there are. */
  readonly count: number;
}

const touch = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;
const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Scores by overlap. `texts` hold the found and the true spans of each text. */
export function scoreSpans(texts: readonly { readonly found: readonly Span[]; readonly truth: readonly Span[] }[]): SpanScore {
  const right = (some: readonly Span[], others: readonly Span[]): number =>
    some.filter((one) => others.some((other) => touch(one, other))).length;
  const sum = (count: (text: (typeof texts)[number]) => number): number => texts.reduce((total, text) => total + count(text), 0);
  const count = sum(({ truth }) => truth.length);
  return {
    precision: shareOf(
      sum(({ found, truth }) => right(found, truth)),
      sum(({ found }) => found.length),
    ),
    recall: shareOf(
      sum(({ found, truth }) => right(truth, found)),
      count,
    ),
    count,
  };
}
