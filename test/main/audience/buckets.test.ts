import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketSizeFor, spansOf } from '../../../main/audience/buckets.ts';

const at = (year: number, month: number, day: number, hour = 0): number => new Date(year, month - 1, day, hour).getTime();
const moment = fc.integer({ min: at(2020, 1, 1), max: at(2027, 1, 1) });

describe('buckets', () => {
  it('are days of this computer’s calendar', () => {
    expect(spansOf(at(2026, 11, 21, 9), at(2026, 11, 22, 23), 'day')).toEqual([
      { start: at(2026, 11, 21), end: at(2026, 11, 22) },
      { start: at(2026, 11, 22), end: at(2026, 11, 23) },
    ]);
  });

  it('are weeks from Monday', () => {
    expect(spansOf(at(2026, 11, 22, 9), at(2026, 11, 23, 1), 'week')).toEqual([
      { start: at(2026, 11, 16), end: at(2026, 11, 23) },
      { start: at(2026, 11, 23), end: at(2026, 11, 30) },
    ]);
  });

  it('are months', () => {
    expect(spansOf(at(2026, 1, 31, 9), at(2026, 2, 1), 'month').map(({ start }) => start)).toEqual([at(2026, 1, 1), at(2026, 2, 1)]);
  });

  it('follow each other without a gap, and hold the first and the last mention', () => {
    fc.assert(
      fc.property(moment, moment, fc.constantFrom('day', 'week', 'month'), (one, other, size) => {
        const [oldest, newest] = [Math.min(one, other), Math.max(one, other)];
        const spans = spansOf(oldest, newest, size);
        expect(spans[0]?.start).toBeLessThanOrEqual(oldest);
        expect(spans.at(-1)?.end).toBeGreaterThan(newest);
        expect(spans.slice(1).every(({ start }, index) => start === spans[index]?.end)).toBe(true);
      }),
    );
  });

  it('are as fine as asked where that can be read, and suit the time where nothing is asked', () => {
    const days = (count: number): readonly [number, number] => [at(2026, 1, 1), at(2026, 1, 1) + count * 86_400_000];
    expect(bucketSizeFor(...days(60), 'day')).toBe('day');
    expect(bucketSizeFor(...days(200), 'day')).toBe('week');
    expect(bucketSizeFor(...days(2000), 'week')).toBe('month');
    expect(bucketSizeFor(...days(10), 'month')).toBe('month');
    expect(bucketSizeFor(...days(10), null)).toBe('day');
    expect(bucketSizeFor(...days(80), null)).toBe('week');
  });
});
