import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/learn/random.ts';
import { estimateShare } from '../../../shared/pulse/estimate-share.ts';
import type { CountedMention, Sentiment } from '../../../shared/pulse/mention.ts';
import type { PulseModel } from '../../../shared/pulse/pulse-model.ts';
import { calibratedMentions, readingOf } from './tiny-model.ts';

const empty = { bias: 0, scale: 1, weights: new Int8Array(256) };
const model: PulseModel = {
  bits: 8,
  share: { negative: empty, positive: empty },
  single: { negative: empty, positive: empty },
  lexicon: new Map(),
  audienceError: 0.2,
};

const labelOrNone = fc.option(fc.constantFrom<Sentiment>('negative', 'neutral', 'positive'), { nil: null });
const mention = fc.record({ reading: fc.double({ min: 1e-6, max: 1e6, noNaN: true }).map(readingOf), label: labelOrNone });
const mentions = fc.array(mention, { maxLength: 120 });

/** The first `labels` keep their label. */
function withLabels(share: number, count: number, labels: number, seed: number): readonly CountedMention[] {
  return calibratedMentions(share, count, 2, seed).map(({ reading, label }, at) => ({ reading, label: at < labels ? label : null }));
}

describe('the share of negative mentions', () => {
  it('is a share inside its interval, whatever the mentions', () => {
    fc.assert(
      fc.property(mentions, (all) => {
        const { negative, low, high, n, labelled } = estimateShare(all, model);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(negative).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(negative);
        expect(high).toBeLessThanOrEqual(1);
        expect([n, labelled]).toEqual([all.length, all.filter(({ label }) => label !== null).length]);
      }),
    );
  });

  it('does not depend on the order of the mentions', () => {
    fc.assert(
      fc.property(mentions, fc.integer(), (all, seed) => {
        const random = seededRandom(seed);
        const keyed = all.map((item) => ({ item, key: random() })).sort((one, other) => one.key - other.key);
        const there = estimateShare(all, model);
        const back = estimateShare(
          keyed.map(({ item }) => item),
          model,
        );
        expect(back.method).toBe(there.method);
        for (const part of ['negative', 'low', 'high'] as const) expect(back[part]).toBeCloseTo(there[part], 5);
      }),
    );
  });

  it('is not known where there are no mentions', () => {
    expect(estimateShare([], model)).toEqual({ negative: 0, low: 0, high: 1, n: 0, labelled: 0, method: 'none' });
  });

  it.each([0.1, 0.4, 0.8])('is found without labels at %d', (share) => {
    const { negative, low, high, method } = estimateShare(withLabels(share, 2000, 0, 7), model);
    expect(method).toBe('model');
    expect(Math.abs(negative - share)).toBeLessThan(0.05);
    expect(low).toBeLessThan(share);
    expect(high).toBeGreaterThan(share);
  });

  it('leaves few labels aside, uses 30, and only counts once all mentions are labelled', () => {
    const methods = [0, 29, 30, 200].map((labels) => estimateShare(withLabels(0.4, 200, labels, 1), model).method);
    expect(methods).toEqual(['model', 'model', 'model-and-labels', 'labels']);
    const all = withLabels(0.4, 200, 200, 1);
    const share = all.filter(({ label }) => label === 'negative').length / all.length;
    expect(estimateShare(all, model)).toMatchObject({ negative: share, low: share, high: share });
  });

  it('has an interval that labels make narrower', () => {
    const widths = [30, 60, 120, 240].map((labels) => {
      const seeds = Array.from({ length: 20 }, (_, seed) => estimateShare(withLabels(0.4, 300, labels, seed), model));
      return seeds.reduce((sum, { low, high }) => sum + high - low, 0);
    });
    expect(widths).toEqual([...widths].sort((one, other) => other - one));
  });
});

/** How often, of 300 audiences of 300, the interval from 40 labels holds the share that all labels give, and its width. */
function covered(share: number, read: (honest: CountedMention['reading'], random: () => number) => CountedMention['reading']) {
  const random = seededRandom(99);
  let held = 0;
  let width = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const audience = calibratedMentions(share, 300, 1.2, seed);
    const truth = audience.filter(({ label }) => label === 'negative').length / 300;
    const counted = audience.map(({ reading, label }, at) => ({ reading: read(reading, random), label: at < 40 ? label : null }));
    const { low, high } = estimateShare(counted, model);
    if (low <= truth && truth <= high) held += 1;
    width += (high - low) / 300;
  }
  return { held: held / 300, width };
}

describe('the interval from 40 labels', () => {
  it.each([0.03, 0.1, 0.5, 0.9])('holds the truth at %d', (share) => {
    expect(covered(share, (reading) => reading).held).toBeGreaterThanOrEqual(0.93);
  });

  it.each([0.03, 0.1, 0.5, 0.9])('holds the truth at %d also where the model knows nothing', (share) => {
    expect(covered(share, (_, random) => readingOf(random() < 0.5 ? 20 : 0.05)).held).toBeGreaterThanOrEqual(0.92);
  });

  it('is narrower the more the model knows', () => {
    const worthless = covered(0.5, (_, random) => readingOf(random() < 0.5 ? 20 : 0.05)).width;
    expect(covered(0.5, (reading) => reading).width).toBeLessThan(worthless * 0.9);
  });
});
