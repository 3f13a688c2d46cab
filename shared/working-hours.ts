import type { Policy } from './policy.ts';

export type WorkingHours = NonNullable<Policy['WorkingHours']>;

const minuteMs = 60_000;
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** True for an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

interface LocalMinute {
  readonly day: number;
  /** Minutes since local midnight. */
  readonly minute: number;
}

function localClock(timeZone: string): (at: number) => LocalMinute {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
    const weekday = (parts.get('weekday') ?? '').toLowerCase();
    return {
      day: dayNames.findIndex((name) => weekday.startsWith(name)),
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    };
  };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function includes(hours: WorkingHours, local: LocalMinute): boolean {
  const from = minutesOf(hours.From);
  const to = minutesOf(hours.To);
  const startsOn = (day: number): boolean => hours.Days.some((name) => name === dayNames[(day + 7) % 7]);
  if (from < to) return startsOn(local.day) && local.minute >= from && local.minute < to;
  // Over midnight (or, where both are equal, round the clock): the day named is the one it starts on.
  return (startsOn(local.day) && local.minute >= from) || (startsOn(local.day - 1) && local.minute < to);
}

/** Is `at` (epoch milliseconds) within working hours? Without any set, always. */
export function isWithinHours(hours: WorkingHours | undefined, at: number): boolean {
  return hours === undefined || includes(hours, localClock(hours.TimeZone)(at));
}

/**
 * The first end of working hours after `from` and not after `until` (epoch milliseconds), or null.
 * Looked for minute by minute, which stays right when the clocks change; meant for spans of a few hours.
 */
export function endOfHoursBetween(hours: WorkingHours | undefined, from: number, until: number): number | null {
  if (hours === undefined) return null;
  const local = localClock(hours.TimeZone);
  let within = includes(hours, local(from));
  for (let at = (Math.floor(from / minuteMs) + 1) * minuteMs; at <= until; at += minuteMs) {
    const next = includes(hours, local(at));
    if (within && !next) return at;
    within = next;
  }
  return null;
}
