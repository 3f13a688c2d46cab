import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsOf, overallShare, questionOf } from '../../../main/audience/shares.ts';
import type { WeighedMention } from '../../../main/store/mention-store.ts';
import type { Answer } from '../../../shared/audience.ts';
import type { ShareEstimate } from '../../../shared/pulse/mention.ts';
import { readingOf, shareOf } from './pretend.ts';

function weighed(index: number, answer: Answer | null = null, text = ''): WeighedMention {
  const place = String((index * 7919) % 1000).padStart(16, '0');
  return { id: String(index), at: index, place, reading: readingOf(text), answer };
}

const inOrder = (mentions: readonly WeighedMention[]): readonly WeighedMention[] =>
  mentions.toSorted((a, b) => (a.place < b.place ? -1 : 1));
/** `count` mentions; the first `answered` of the random order say `answer`. */
function labelled(count: number, answered: number, answer: Answer): readonly WeighedMention[] {
  const all = Array.from({ length: count }, (_, index) => weighed(index));
  const drawn = new Set(
    inOrder(all)
      .slice(0, answered)
      .map(({ id }) => id),
  );
  return all.map((mention) => (drawn.has(mention.id) ? { ...mention, answer } : mention));
}
const counting = (question: ReturnType<typeof questionOf>): number => question.milder.filter(({ label }) => label !== null).length;

describe('labels', () => {
  it('count when they are those of the sample', () => {
    expect(counting(questionOf(labelled(200, 40, 'negative'), 40, []))).toBe(40);
  });

  it('do not count on mentions that somebody chose, however many they are', () => {
    const all = Array.from({ length: 200 }, (_, index) => weighed(index));
    const chosen = new Set(
      inOrder(all)
        .slice(100)
        .map(({ id }) => id),
    );
    const angry = all.map((mention) => (chosen.has(mention.id) ? { ...mention, answer: 'negative' as const } : mention));
    expect(counting(questionOf(angry, 40, []))).toBe(0);
    expect(counting(questionOf(angry, 100, []))).toBe(0);
  });

  it('do not count while they are fewer than thirty, nor before anything was drawn', () => {
    expect(counting(questionOf(labelled(200, 29, 'negative'), 40, []))).toBe(0);
    expect(counting(questionOf(labelled(200, 30, 'negative'), 40, []))).toBe(30);
    expect(counting(questionOf(labelled(200, 40, 'negative'), null, []))).toBe(0);
    expect(counting(questionOf(labelled(12, 12, 'negative'), 40, []))).toBe(12);
  });

  it('that were skipped widen the range by what they could be', () => {
    const all = labelled(200, 40, 'neutral');
    const skipped = new Set(
      inOrder(all)
        .slice(0, 8)
        .map(({ id }) => id),
    );
    const mentions = all.map((mention) => (skipped.has(mention.id) ? { ...mention, answer: 'skipped' as const } : mention));
    const question = questionOf(mentions, 40, []);
    expect(question.skipped).toBe(8);
    const overall = overallShare(shareOf(question.milder), shareOf(question.harsher), question.skipped);
    expect(overall).toMatchObject({ labelled: 32, low: 0, negative: 0.1 });
    expect(overall.high).toBeCloseTo(0.3);
  });

  it('are not asked of the days, which are read by the model', () => {
    const spans = [
      { start: 0, end: 100 },
      { start: 100, end: 200 },
    ];
    const question = questionOf(labelled(200, 40, 'negative'), 40, spans);
    expect(question.spans.map((span) => span.length)).toEqual([100, 100]);
    expect(question.spans.flat().every(({ label }) => label === null)).toBe(true);
  });
});

describe('shares over time', () => {
  const share = (negative: number, half: number, method: ShareEstimate['method'] = 'model'): ShareEstimate => ({
    ...{ negative, low: Math.max(0, negative - half), high: Math.min(1, negative + half), n: 50, method },
    labelled: method === 'model' ? 0 : 40,
  });
  const spans = [{ start: 0, end: 1 }];
  const part = fc.double({ min: 0.02, max: 0.98, noNaN: true });

  it('stay as they are without labels', () => {
    const whole = { modelled: share(0.4, 0.1), overall: share(0.4, 0.1) };
    expect(bucketsOf(spans, [share(0.5, 0.2)], whole)).toEqual([{ ...spans[0], share: share(0.5, 0.2) }]);
  });

  it('move with what the labels say of the whole, and stay in order', () => {
    fc.assert(
      fc.property(part, part, part, (day, modelled, labelledShare) => {
        const whole = { modelled: share(modelled, 0.1), overall: share(labelledShare, 0.1, 'model-and-labels') };
        const [bucket] = bucketsOf(spans, [share(day, 0.2)], whole);
        if (bucket === undefined) throw new Error('There is no bucket');
        expect(bucket.share.low).toBeLessThanOrEqual(bucket.share.negative);
        expect(bucket.share.negative).toBeLessThanOrEqual(bucket.share.high);
        expect(Math.sign(bucket.share.negative - day) * Math.sign(labelledShare - modelled)).toBeGreaterThanOrEqual(
          Math.abs(labelledShare - modelled) < 1e-9 ? -1 : 0,
        );
      }),
    );
  });

  it('of the whole itself become what the labels say', () => {
    const whole = { modelled: share(0.5, 0.1), overall: share(0.3, 0.1, 'model-and-labels') };
    expect(bucketsOf(spans, [share(0.5, 0.1)], whole)[0]?.share.negative).toBeCloseTo(0.3);
  });
});
