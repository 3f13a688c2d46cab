import { endOfHoursBetween, type WorkingHours } from './working-hours.ts';

/** When the person said they cannot be reached. Epoch milliseconds; `until` is null where they did not say. */
export interface Away {
  readonly from: number;
  readonly until: number | null;
}

/** `level` from 0 to 1. */
export interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

/** What decides whether the person can answer for a post within the hour. */
export interface ReachFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly away: Away | null;
  /** Null on a machine without one. */
  readonly battery: Battery | null;
  /** The network answered nothing lately, or keeps breaking off. */
  readonly networkFailing: boolean;
  readonly workingHours: WorkingHours | undefined;
}

/** One reason why nobody may be there when the answers to a post come in. Times are epoch milliseconds. */
export type Unreachable =
  | { readonly kind: 'away'; readonly from: number; readonly until: number | null }
  | { readonly kind: 'battery'; readonly percent: number }
  | { readonly kind: 'network' }
  | { readonly kind: 'day-ends'; readonly at: number };

/** A post gets most of its answers within the first hour. */
const soonMs = 60 * 60_000;
/** Who said when they leave and not when they are back counts as away for this long. */
const usualAwayMs = 12 * 60 * 60_000;
const lowBattery = 0.1;

/** Has the time the person spoke of passed? */
export function isAwayOver(away: Away, now: number): boolean {
  return now >= (away.until ?? away.from + usualAwayMs);
}

/** All reasons why the person may not be reachable in the hour after posting; none is the usual case. */
export function whyUnreachable({ now, away, battery, networkFailing, workingHours }: ReachFacts): readonly Unreachable[] {
  const reasons: Unreachable[] = [];
  if (away !== null && !isAwayOver(away, now) && away.from - now <= soonMs) reasons.push({ kind: 'away', ...away });
  if (battery !== null && !battery.charging && battery.level <= lowBattery) {
    reasons.push({ kind: 'battery', percent: Math.round(battery.level * 100) });
  }
  if (networkFailing) reasons.push({ kind: 'network' });
  const ends = endOfHoursBetween(workingHours, now, now + soonMs);
  if (ends !== null) reasons.push({ kind: 'day-ends', at: ends });
  return reasons;
}
