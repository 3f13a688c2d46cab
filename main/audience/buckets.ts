import type { BucketSize } from '../../shared/audience.ts';

export interface Span {
  /** Epoch milliseconds; `end` excluded. */
  readonly start: number;
  readonly end: number;
}

/** More points than this cannot be told apart, nor be gone through. */
const mostSpans = 120;

/** Days, weeks (from Monday) or months of this computer's calendar, the first with `oldest` in it and the last with `newest`. */
export function spansOf(oldest: number, newest: number, size: BucketSize): readonly Span[] {
  const spans: Span[] = [];
  for (let start = startOf(oldest, size); start <= newest; ) {
    const end = nextOf(start, size);
    spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** The finest of the three, at most as fine as asked, that gives a chart which can be read; where none is asked for, one that suits. */
export function bucketSizeFor(oldest: number, newest: number, asked: BucketSize | null): BucketSize {
  const days = (newest - oldest) / 86_400_000;
  const wanted = asked ?? (days <= 21 ? 'day' : 'week');
  if (wanted === 'day' && days < mostSpans) return 'day';
  if (wanted !== 'month' && days < mostSpans * 7) return 'week';
  return 'month';
}

function startOf(at: number, size: BucketSize): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  if (size === 'week') day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  if (size === 'month') day.setDate(1);
  return day.getTime();
}

/** By the calendar, for a day is not always 24 hours long. */
function nextOf(start: number, size: BucketSize): number {
  const day = new Date(start);
  if (size === 'month') day.setMonth(day.getMonth() + 1);
  else day.setDate(day.getDate() + (size === 'week' ? 7 : 1));
  return day.getTime();
}
