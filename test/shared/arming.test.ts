import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as arming from '../../shared/arming.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import { endOfHoursBetween, isTimeZone, isWithinHours } from '../../shared/working-hours.ts';

const minute = 60_000;
const noon = Date.parse('2024-03-04T12:00:00Z'); // a Monday
const office: NonNullable<Policy['WorkingHours']> = { TimeZone: 'UTC', Days: ['mon', 'tue'], From: '09:00', To: '17:00' };
const rules = { ArmingMinutes: 15, WorkingHours: undefined };

describe('a lease', () => {
  it('lasts as long as policy says, and not a millisecond longer', () => {
    const leases = arming.arm(arming.noLeases, 'a', noon, rules);
    expect(arming.isArmed(leases, 'a', noon)).toBe(true);
    expect(arming.isArmed(leases, 'a', noon + 15 * minute - 1)).toBe(true);
    expect(arming.isArmed(leases, 'a', noon + 15 * minute)).toBe(false);
    expect(arming.isArmed(leases, 'b', noon)).toBe(false);
  });

  it('ends with working hours', () => {
    const late = Date.parse('2024-03-04T16:50:00Z');
    const leases = arming.arm(arming.noLeases, 'a', late, { ArmingMinutes: 15, WorkingHours: office });
    expect(arming.nextExpiry(leases)).toBe(Date.parse('2024-03-04T17:00:00Z'));
    const extended = arming.extendPastHold(leases, 'a', late + 60 * minute, late, { ArmingMinutes: 15, WorkingHours: office });
    expect(arming.nextExpiry(extended)).toBe(Date.parse('2024-03-04T17:00:00Z'));
  });

  it('taken after hours lasts its length', () => {
    const night = Date.parse('2024-03-04T22:00:00Z');
    expect(arming.nextExpiry(arming.arm(arming.noLeases, 'a', night, { ArmingMinutes: 15, WorkingHours: office }))).toBe(
      night + 15 * minute,
    );
  });

  it('reaches past the hold once confirmed', () => {
    const armed = arming.arm(arming.noLeases, 'a', noon, rules);
    const dueAt = noon + 20 * minute;
    expect(arming.nextExpiry(arming.extendPastHold(armed, 'a', dueAt, noon, rules))).toBe(dueAt + arming.pastHoldMs);
    expect(arming.nextExpiry(arming.extendPastHold(armed, 'a', noon + minute, noon, rules))).toBe(noon + 15 * minute);
  });

  it('is not shortened by unlocking again', () => {
    const long = arming.extendPastHold(arming.arm(arming.noLeases, 'a', noon, rules), 'a', noon + 30 * minute, noon, rules);
    expect(arming.arm(long, 'a', noon + minute, rules)).toEqual(long);
  });

  it('is gone when the clock is before its beginning', () => {
    const leases = arming.arm(arming.noLeases, 'a', noon, rules);
    expect(arming.expire(leases, noon - 1)).toEqual({});
    expect(arming.expire(leases, noon)).toBe(leases);
  });

  it('has no end where there is none', () => {
    expect(arming.nextExpiry(arming.noLeases)).toBeNull();
  });
});

type Step = { readonly kind: 'arm' | 'disarm' | 'renew' | 'extend' | 'expire' | 'disarmAll'; readonly id: string; readonly ms: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('arm', 'disarm', 'renew', 'extend', 'expire', 'disarmAll'),
  id: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
  ms: fc.integer({ min: -20 * minute, max: 20 * minute }),
});

it('renewing after the clock went back keeps no more than the longest hold and its margin', () => {
  const rules = { ArmingMinutes: 15, WorkingHours: undefined };
  const armed = arming.arm(arming.noLeases, 'a', noon, rules);
  const extended = arming.extendPastHold(armed, 'a', noon + 60 * minute + 10 * minute, noon + 10 * minute, rules);
  const renewed = arming.renewOnPost(extended, 'a', noon + minute, rules);
  expect((renewed.a?.until ?? 0) - (noon + minute)).toBe(60 * minute + arming.pastHoldMs);
});

describe('any run of transitions', () => {
  it('arms nobody but by arming, and for no longer than the longest hold and its margin', () => {
    const longest = 3_600_000 + arming.pastHoldMs;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, withHours) => {
        const policy = { ArmingMinutes: 15, WorkingHours: withHours ? office : undefined };
        let now = noon;
        let leases = arming.noLeases;
        for (const { kind, id, ms } of steps) {
          now += ms;
          const before = leases;
          if (kind === 'arm') leases = arming.arm(leases, id, now, policy);
          if (kind === 'disarm') leases = arming.disarm(leases, id);
          if (kind === 'disarmAll') leases = arming.disarmAll();
          if (kind === 'renew') leases = arming.renewOnPost(leases, id, now, policy);
          if (kind === 'extend') leases = arming.extendPastHold(leases, id, now + Math.abs(ms) * 1000, now, policy);
          if (kind === 'expire') leases = arming.expire(leases, now);
          for (const other of ['a', 'b', '__proto__', 'constructor']) {
            const wasArmed = arming.isArmed(before, other, now);
            const isArmed = arming.isArmed(leases, other, now);
            if (isArmed && !wasArmed) expect({ kind, id }).toEqual({ kind: 'arm', id: other });
            if ((kind === 'disarm' && id === other) || kind === 'disarmAll') expect(isArmed).toBe(false);
          }
          if (kind === 'arm' || kind === 'renew' || kind === 'extend') {
            const lease = arming.leaseAt(leases, id, now);
            if (lease !== null && lease !== arming.leaseAt(before, id, now)) expect(lease.until - now).toBeLessThanOrEqual(longest);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('working hours', () => {
  it('are always where none are set', () => {
    expect(isWithinHours(undefined, noon)).toBe(true);
    expect(endOfHoursBetween(undefined, noon, noon + 1e9)).toBeNull();
  });

  it.each([
    ['2024-03-04T08:59:59Z', false],
    ['2024-03-04T09:00:00Z', true],
    ['2024-03-04T16:59:59Z', true],
    ['2024-03-04T17:00:00Z', false],
    ['2024-03-06T12:00:00Z', false],
  ])('at %s: %s', (at, within) => {
    expect(isWithinHours(office, Date.parse(at))).toBe(within);
  });

  it('go over midnight, counted to the day they start on', () => {
    const night = { TimeZone: 'UTC', Days: ['mon' as const], From: '22:00', To: '06:00' };
    expect(isWithinHours(night, Date.parse('2024-03-05T05:59:00Z'))).toBe(true);
    expect(isWithinHours(night, Date.parse('2024-03-05T06:00:00Z'))).toBe(false);
    expect(isWithinHours(night, Date.parse('2024-03-05T22:00:00Z'))).toBe(false);
  });

  it('are kept in their own time zone, also when its clocks change', () => {
    const berlin = { TimeZone: 'Europe/Berlin', Days: ['sun' as const], From: '00:00', To: '04:00' };
    const midnight = Date.parse('2024-03-30T23:00:00Z'); // 02:00 becomes 03:00 that night
    expect(endOfHoursBetween(berlin, midnight, midnight + 5 * 60 * minute)).toBe(Date.parse('2024-03-31T02:00:00Z'));
  });

  it('end where within turns to outside, first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 }), (offset) => {
        const from = noon + offset * minute + 1;
        const end = endOfHoursBetween(office, from, from + 180 * minute);
        if (end === null) return;
        expect(isWithinHours(office, end)).toBe(false);
        expect(isWithinHours(office, end - 1)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('know a time zone from a wrong name', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });

  it('are not set by default', () => {
    expect(defaultPolicy.WorkingHours).toBeUndefined();
  });
});
