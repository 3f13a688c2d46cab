import * as chrono from 'chrono-node/en';
import type { Settings } from '../../shared/settings.ts';

type Away = NonNullable<Settings['away']>;

/**
 * Reads "boarding at 17:40, back tomorrow at 8:00" as two times: the first is when it begins, the second when it is
 * over. Null where no time of day is in it. `now` in epoch milliseconds; times are the next ones of that name.
 */
export function awayIn(words: string, now: number): Away | null {
  const found = chrono.parse(words, new Date(now), { forwardDate: true }).filter(({ start }) => start.isCertain('hour'));
  const [first, second] = found;
  if (first === undefined) return null;
  const from = first.start.date().getTime();
  const until = (first.end ?? second?.start)?.date().getTime() ?? null;
  return { words: words.trim(), from, until: until !== null && until > from ? until : null };
}

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

/** As Hatcheck understood it, so that the person sees a misreading. */
export function awayInWords({ from, until }: Pick<Away, 'from' | 'until'>): string {
  return until === null ? `from ${day.format(from)}` : `from ${day.format(from)} to ${day.format(until)}`;
}
