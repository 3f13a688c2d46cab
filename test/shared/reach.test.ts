import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { reachableCheck } from '../../shared/checks/reachable.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
import { type ReachFacts, whyUnreachable } from '../../shared/reach.ts';
import { draftOf, goodWorld, identityOf } from './guard/world.ts';

const minutes = (count: number): number => count * 60_000;
/** A Monday, 16:30 in Berlin. */
const now = Date.parse('2026-11-23T15:30:00Z');
const quiet: ReachFacts = { now, away: null, battery: null, networkFailing: false, workingHours: undefined };
const kindsOf = (facts: Partial<ReachFacts>) => whyUnreachable({ ...quiet, ...facts }).map(({ kind }) => kind);

describe('whether the person can be reached', () => {
  it('has nothing to say on a usual day', () => {
    const battery = { level: 0.5, charging: false };
    const workingHours = { TimeZone: 'Europe/Berlin', Days: ['mon'] as ['mon'], From: '09:00', To: '18:00' };
    expect(kindsOf({ battery, workingHours, away: { from: now + minutes(120), until: null } })).toEqual([]);
  });

  it('knows boarding within the hour, the flight, and that it is over', () => {
    const away = { from: now + minutes(40), until: now + minutes(700) };
    expect(kindsOf({ away })).toEqual(['away']);
    expect(kindsOf({ away, now: now + minutes(300) })).toEqual(['away']);
    expect(kindsOf({ away, now: now + minutes(701) })).toEqual([]);
  });

  it('forgets a departure without a return after half a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000, max: 3_000 }), (later) => {
        const found = kindsOf({ away: { from: now, until: null }, now: now + minutes(later) });
        expect(found).toEqual(later >= -60 && later < 720 ? ['away'] : []);
      }),
    );
  });

  it('minds a battery that is nearly empty, unless it charges', () => {
    expect(kindsOf({ battery: { level: 0.08, charging: false } })).toEqual(['battery']);
    expect(kindsOf({ battery: { level: 0.08, charging: true } })).toEqual([]);
  });

  it('minds a failing network and the end of the working day', () => {
    const workingHours = { TimeZone: 'Europe/Berlin', Days: ['mon'] as ['mon'], From: '09:00', To: '17:00' };
    expect(kindsOf({ networkFailing: true, workingHours })).toEqual(['network', 'day-ends']);
  });
});

describe('the check before a brand post', () => {
  const brand = identityOf(goodWorld);
  const limits = graphemeLimits({ maxLength: 300, maxBytes: 3000, maxImages: 4 });
  const unreachable = whyUnreachable({ ...quiet, away: { from: now, until: now + minutes(60) }, networkFailing: true });
  const context = { ...plainContext, identity: brand, limits, networkName: 'Bluesky', unreachable };
  const draft = draftOf(brand.id, { parts: [{ text: 'Sale starts now', images: [], card: null }] });

  it('asks for each reason apart, and offers to keep the draft', () => {
    const findings = reachableCheck.run(draft, context);
    expect(findings.map(({ type, level }) => [type, level])).toEqual([
      ['reachable-away', 'caution'],
      ['reachable-network', 'caution'],
    ]);
    expect(findings[0]?.fix).toEqual({ kind: 'keep', label: 'Keep it until I am back', until: now + minutes(60) });
  });

  it('does not promise that a draft kept without an end comes back by itself', () => {
    const noEnd = whyUnreachable({
      ...quiet,
      away: { from: now, until: null },
      battery: { level: 0.05, charging: false },
      networkFailing: true,
    });
    const fixes = reachableCheck.run(draft, { ...context, unreachable: noEnd }).map(({ fix }) => fix);
    expect(fixes).toEqual(noEnd.map(() => ({ kind: 'keep', label: 'Keep it until I can answer', until: null })));
  });

  it('leaves a personal post and an empty draft alone', () => {
    expect(reachableCheck.run(draft, { ...context, identity: { ...brand, kind: 'personal' } })).toEqual([]);
    const empty = draftOf(brand.id, { parts: [{ text: ' ', images: [], card: null }] });
    expect(reachableCheck.run(empty, context)).toEqual([]);
  });
});
