import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartHeight, chartShape } from '../../../renderer/pulse/chart-shape.ts';
import type { AudienceBucket } from '../../../shared/audience.ts';

const aDayMs = 86_400_000;
const first = new Date(2026, 10, 1).getTime();

function bucketOf(day: number, n: number, negative: number, half: number): AudienceBucket {
  const share = {
    negative,
    low: Math.max(0, negative - half),
    high: Math.min(1, negative + half),
    n,
    labelled: 0,
    method: 'model',
  } as const;
  return { start: first + day * aDayMs, end: first + (day + 1) * aDayMs, share };
}
const part = fc.double({ min: 0, max: 1, noNaN: true });
const buckets = fc
  .array(fc.tuple(fc.nat(50), part, part), { minLength: 1, maxLength: 60 })
  .map((days) => days.map(([n, negative, half], day) => bucketOf(day, n, negative, half)));

describe('the shape of the chart', () => {
  it('lies within its frame, however the shares are', () => {
    fc.assert(
      fc.property(buckets, fc.integer({ min: 240, max: 1200 }), part, (given, width, limit) => {
        const { points, plot, limitY } = chartShape(given, width, limit);
        for (const { x, y, yLow, yHigh } of points) {
          expect(x).toBeGreaterThanOrEqual(plot.left);
          expect(x).toBeLessThanOrEqual(plot.right);
          expect(yHigh).toBeGreaterThanOrEqual(plot.top - 1e-6);
          expect(yLow).toBeLessThanOrEqual(plot.bottom + 1e-6);
          expect(yHigh).toBeLessThanOrEqual(y + 1e-6);
          expect(y).toBeLessThanOrEqual(yLow + 1e-6);
        }
        expect(limitY).toBeGreaterThanOrEqual(plot.top - 1e-6);
        expect(limitY).toBeLessThanOrEqual(chartHeight);
      }),
    );
  });

  it('has no point where there are no mentions, and its line is broken there', () => {
    const { points, line } = chartShape(
      [bucketOf(0, 9, 0.2, 0.1), bucketOf(1, 9, 0.3, 0.1), bucketOf(2, 0, 0, 0), bucketOf(3, 9, 0.2, 0.1), bucketOf(4, 9, 0.1, 0.1)],
      640,
      0.3,
    );
    expect(points).toHaveLength(4);
    expect(line.match(/M/g)).toHaveLength(2);
  });

  it('marks a point as above only when its whole interval is', () => {
    const { points } = chartShape([bucketOf(0, 9, 0.5, 0.3), bucketOf(1, 9, 0.5, 0.1)], 640, 0.3);
    expect(points.map(({ above }) => above)).toEqual([false, true]);
  });

  it('knows a point with nothing beside it, whose interval no band can show', () => {
    const { points } = chartShape(
      [bucketOf(0, 9, 0.2, 0.1), bucketOf(1, 0, 0, 0), bucketOf(2, 9, 0.3, 0.1), bucketOf(3, 9, 0.2, 0.1)],
      640,
      0.3,
    );
    expect(points.map(({ alone }) => alone)).toEqual([true, false, false]);
  });

  it('is empty without buckets, and does not fail', () => {
    expect(chartShape([], 640, 0.3).points).toEqual([]);
  });
});
