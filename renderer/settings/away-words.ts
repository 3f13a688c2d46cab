import * as chrono from 'chrono-node/en';
import type { Settings } from '../../shared/settings.ts';
import { weekdayAndTime } from '../parts/words.ts';

type Away = NonNullable<Settings['away']>;
type Time = ReturnType<typeof chrono.parse>[number]['start'];

/** Words before a time that is an end: “until 20:00”, “back at 20:00”. A return flight begins at its time. */
const beforeAnEnd = /\b(?:until|till|back|return(?:s|ing)?(?!\s+(?:flight|train|trip)))\b[^\d,;.]*$/i;
/** Who left so long ago, in milliseconds, and is not back yet may still mean today's start. */
const justLeftMs = 12 * 60 * 60_000;

/**
 * Reads "boarding at 17:40, back tomorrow at 8:00" as two times: the first is when it begins, the second when it is
 * over. A single time after "until" or "back" is an end: away from now. Null where no time of day is in it. `now` in epoch
 * milliseconds; times are the next ones of that name.
 */
export function awayIn(words: string, now: number): Away | null {
  const found = chrono.parse(words, new Date(now), { forwardDate: true }).filter(({ start }) => start.isCertain('hour'));
  const ends = found.filter((one) => beforeAnEnd.test(words.slice(0, one.index)) || /^(?:until|till)\b/i.test(one.text));
  const [begins, over] = found.filter((one) => !ends.includes(one));
  const end = begins?.end ?? (ends[0] ?? over)?.start ?? null;
  const until = end === null ? null : nextOf(end, begins?.end === end ? hourLastWritten(begins.text) : null, now);
  if (begins === undefined) return until === null ? null : { words: words.trim(), from: now, until: firstAfter(until, now) };
  const next = begins.start.date().getTime();
  if (until === null) return { words: words.trim(), from: next, until };
  const from = begunToday(begins.start, next, until, now) ? daysLater(next, -1) : next;
  return { words: words.trim(), from, until: firstAfter(until, from) };
}

/** Of a time without a day, the first that is still to come. `hour`: as it was written, where it may have been read otherwise. */
function nextOf(time: Time, hour: number | null, now: number): number {
  const date = time.date();
  if (hour !== null) date.setHours(hour);
  let next = date.getTime();
  while (!hasDay(time) && daysLater(next, -1) > now) next = daysLater(next, -1);
  return next;
}

function hasDay(time: Time): boolean {
  return time.isCertain('day') || time.isCertain('weekday');
}

/** The later of two times on the clock of 24 hours, "18:30 - 07:15", is never the afternoon's; null on the other clock. */
function hourLastWritten(text: string): number | null {
  const hours = [...text.matchAll(/(\d{1,2})[:.]\d{2}/g)].map(([, hour]) => Number(hour));
  const is24 = !/\d\s*[ap]\.?m\b/i.test(text) && hours.some((hour) => hour > 12);
  return is24 ? (hours[1] ?? null) : null;
}

/** A start that has just passed counts as tomorrow's of that name, unless the end comes first: then the person is under way. */
function begunToday(start: Time, next: number, until: number, now: number): boolean {
  return !hasDay(start) && until <= next && now - daysLater(next, -1) < justLeftMs;
}

function firstAfter(until: number, from: number): number {
  let time = until;
  while (time <= from) time = daysLater(time, 1);
  return time;
}

/** By the calendar: a day with a change of the clock has not 24 hours. */
function daysLater(time: number, days: number): number {
  const date = new Date(time);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/** As Hatcheck understood it, so that the person sees a misreading. */
export function awayInWords({ from, until }: Pick<Away, 'from' | 'until'>): string {
  return until === null ? `from ${weekdayAndTime(from)}` : `from ${weekdayAndTime(from)} to ${weekdayAndTime(until)}`;
}
