import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooOld } from '../../shared/version.ts';

/** The example of semver.org 2.0.0, §11, each older than the next, and what comes around it. */
const ordered = [
  '0.9.10',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.0',
  '1.10.0',
] as const;

describe('whether a version is too old', () => {
  const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
  it('goes by the numbers, most important first', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const difference = a.map((number, place) => number - (b[place] ?? 0)).find((step) => step !== 0) ?? 0;
        expect(isTooOld(a.join('.'), b.join('.'))).toBe(difference < 0);
      }),
    );
  });

  it('orders as semver.org does, pre-releases too', () => {
    for (const [place, own] of ordered.entries())
      for (const [other, least] of ordered.entries()) expect([own, least, isTooOld(own, least)]).toEqual([own, least, place < other]);
  });

  it('takes a build for the same, and words for too old', () => {
    expect(isTooOld('1.0.0+fallback', '1.0.0')).toBe(false);
    expect(isTooOld('newest', '1.0.0')).toBe(true);
    expect(isTooOld('', '1.0.0')).toBe(true);
    expect(isTooOld('1.0.0', 'newest')).toBe(true);
    expect(isTooOld('newest', null)).toBe(false);
  });
});
