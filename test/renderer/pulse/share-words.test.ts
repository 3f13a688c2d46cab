import { describe, expect, it } from 'vitest';
import {
  bucketName,
  chartDescription,
  limitSentence,
  methodSentence,
  pointWords,
  range,
  shareSentence,
} from '../../../renderer/pulse/share-words.ts';
import type { AudienceReport } from '../../../shared/audience.ts';
import type { ShareEstimate } from '../../../shared/pulse/mention.ts';

const share: ShareEstimate = { negative: 0.284, low: 0.2209, high: 0.3411, n: 812, labelled: 0, method: 'model' };
const none: ShareEstimate = { negative: 0, low: 0, high: 1, n: 0, labelled: 0, method: 'none' };
const monday = new Date(2026, 10, 16).getTime();
const bucket = (start: number, of: ShareEstimate) => ({ start, end: start + 7 * 86_400_000, share: of });

describe('a share in words', () => {
  it('is a range of so many mentions', () => {
    expect(shareSentence(share)).toBe('Between 22% and 35% of 812 mentions are negative.');
    expect(shareSentence({ ...share, n: 1 })).toBe('Between 22% and 35% of 1 mention is negative.');
    expect(shareSentence(none)).toBe('There are no mentions to go by.');
  });

  it('is rounded outwards, never narrower than what is known', () => {
    expect(range({ low: 0.209, high: 0.301 })).toBe('20% and 31%');
    expect(range({ low: 0, high: 1 })).toBe('0% and 100%');
  });

  it('says what it rests on', () => {
    expect(methodSentence(share, null)).toMatch(/^Read by the program alone/);
    const labelled = { ...share, labelled: 39, method: 'model-and-labels' } as const;
    expect(methodSentence(labelled, { size: 40, answered: 40, skipped: 1 })).toMatch(
      /^Corrected by your 39 labels .* 1 skipped one may be anything/,
    );
    expect(methodSentence({ ...labelled, method: 'labels' }, { size: 40, answered: 40, skipped: 0 })).toBe('You labelled all of them.');
  });

  it('says how it lies to the limit, and does not pretend to know', () => {
    expect(limitSentence(share, 0.3)).toMatch(/^It may be above 30%/);
    expect(limitSentence(share, 0.2)).toMatch(/^That is above 20%/);
    expect(limitSentence(share, 0.35)).toMatch(/^That is below 35%/);
    expect(limitSentence(none, 0.3)).toBe('');
  });
});

describe('the chart in words', () => {
  it('names days, weeks and months', () => {
    expect([bucketName(monday, 'day'), bucketName(monday, 'week'), bucketName(monday, 'month')]).toEqual([
      '16 Nov 2026',
      'Week of 16 Nov 2026',
      'November 2026',
    ]);
  });

  it('says of each point what can be seen of it', () => {
    expect(pointWords(bucket(monday, { ...share, n: 45 }), 'week')).toBe(
      'Week of 16 Nov 2026: 28% negative, between 22% and 35%, of 45 mentions',
    );
  });

  it('tells the course, and passes over days without mentions', () => {
    const buckets = [
      bucket(0, none),
      bucket(monday, share),
      bucket(monday + 7 * 86_400_000, { ...share, negative: 0.5 }),
      bucket(monday + 14 * 86_400_000, none),
    ];
    const report: AudienceReport = { bucketSize: 'week', overall: share, oldest: monday, newest: monday, buckets, sample: null };
    expect(chartDescription(report)).toBe(
      'Share of negative mentions from 28% (Week of 16 Nov 2026) to 50% (Week of 23 Nov 2026), with its 95% interval. Highest: 50% (Week of 23 Nov 2026).',
    );
    expect(chartDescription({ ...report, buckets: [] })).toBe('No mentions.');
  });
});
