import type { IdentityId } from './account.ts';
import type { Policy } from './policy.ts';
import { endOfHoursBetween } from './working-hours.ts';

/** A brand identity may post until `until`. In memory only: nothing survives the program. */
export interface Lease {
  /** Epoch milliseconds. */
  readonly armedAt: number;
  readonly until: number;
}
export type Leases = Readonly<Record<IdentityId, Lease>>;

export const noLeases: Leases = {};

/** How far a lease reaches past the end of a hold, so that proof and sending fit in. */
export const pastHoldMs = 120_000;

/** The longest hold policy can ask for; no lease reaches further than past the end of it. */
const longestHoldMs = 3_600_000;

type Rules = Pick<Policy, 'ArmingMinutes' | 'WorkingHours'>;

/**
 * A lease from `now`, at most until `wanted`, and never past the end of working hours. No lease reaches further than the
 * longest hold and its margin, also where one was given before the clock went back.
 */
function leaseUntil(armedAt: number, now: number, wanted: number, rules: Rules): Lease {
  const until = Math.min(wanted, now + longestHoldMs + pastHoldMs);
  return { armedAt, until: endOfHoursBetween(rules.WorkingHours, now, until) ?? until };
}

/** The lease of an identity that is armed at `now`, or null. A lease that has not begun yet is none. */
export function leaseAt(leases: Leases, id: IdentityId, now: number): Lease | null {
  const lease = Object.hasOwn(leases, id) ? leases[id] : undefined;
  return lease !== undefined && lease.armedAt <= now && now < lease.until ? lease : null;
}

export function isArmed(leases: Leases, id: IdentityId, now: number): boolean {
  return leaseAt(leases, id, now) !== null;
}

/** Starts a lease of policy's length, or renews the one that runs. Ask the guard first. */
export function arm(leases: Leases, id: IdentityId, now: number, rules: Rules): Leases {
  if (isArmed(leases, id, now)) return renewOnPost(leases, id, now, rules);
  return { ...leases, [id]: leaseUntil(now, now, now + rules.ArmingMinutes * 60_000, rules) };
}

export function disarm(leases: Leases, id: IdentityId): Leases {
  if (!Object.hasOwn(leases, id)) return leases;
  return Object.fromEntries(Object.entries(leases).filter(([other]) => other !== id));
}

export function disarmAll(): Leases {
  return noLeases;
}

/** Posting renews: the lease runs its full length again. Who is not armed stays so. */
export function renewOnPost(leases: Leases, id: IdentityId, now: number, rules: Rules): Leases {
  const lease = leaseAt(leases, id, now);
  if (lease === null) return leases;
  const wanted = Math.max(lease.until, now + rules.ArmingMinutes * 60_000);
  return { ...leases, [id]: leaseUntil(lease.armedAt, now, wanted, rules) };
}

/**
 * Confirming extends the lease past the hold that ends at `dueAt` (epoch milliseconds), but not past the end
 * of working hours: a post due after it freezes. Who is not armed stays so.
 */
export function extendPastHold(leases: Leases, id: IdentityId, dueAt: number, now: number, rules: Rules): Leases {
  const lease = leaseAt(leases, id, now);
  if (lease === null) return leases;
  const wanted = Math.min(dueAt, now + longestHoldMs) + pastHoldMs;
  return { ...leases, [id]: leaseUntil(lease.armedAt, now, Math.max(lease.until, wanted), rules) };
}

/** Drops what has run out, and what would begin in the future because the clock went back. */
export function expire(leases: Leases, now: number): Leases {
  const standing = Object.entries(leases).filter(([id]) => isArmed(leases, id, now));
  return standing.length === Object.keys(leases).length ? leases : Object.fromEntries(standing);
}

/** When the next lease runs out, in epoch milliseconds, or null where none is. */
export function nextExpiry(leases: Leases): number | null {
  const ends = Object.values(leases).map((lease) => lease.until);
  return ends.length === 0 ? null : Math.min(...ends);
}
