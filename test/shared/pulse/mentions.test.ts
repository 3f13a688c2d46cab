import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainPulse, withFeatures } from '../../../scripts/train/pulse-training.ts';
import { classifyMention } from '../../../shared/pulse/classify-mention.ts';
import { negativeShare, settleReadings } from '../../../shared/pulse/label-shift.ts';
import { mentionFeatures } from '../../../shared/pulse/mention-features.ts';
import { wordsOfMention } from '../../../shared/pulse/mention-words.ts';
import { unpackPulse } from '../../../shared/pulse/pulse-model.ts';
import { calibratedMentions, inventedRows, tinyLexicon } from './tiny-model.ts';

const plain = (text: string) => wordsOfMention(text).words.map((word) => word.text);

describe('the words of a mention', () => {
  it('lets one link, name and number stand for all', () => {
    expect(plain('@acme costs 12.50 https://acme.example/x {link}')).toEqual(['<name>', 'costs', '<number>', '<link>', '<link>']);
  });

  it('cuts stretched words and says so', () => {
    const { words, style } = wordsOfMention('SOOOO good!!!');
    expect(words.map((word) => word.text)).toEqual(['soo', 'good', '!!']);
    expect([...style]).toEqual(['loud', 'stretched', 'insistent']);
  });

  it('marks what a negation reaches, up to the next punctuation', () => {
    const negated = (text: string) => wordsOfMention(text).words.flatMap((word) => (word.negated ? [word.text] : []));
    expect(negated('I do not like this. Good')).toEqual(['like', 'this']);
    expect(negated('it doesn’t work at all here today')).toEqual(['work', 'at', 'all', 'here']);
    expect(negated('a good day')).toEqual([]);
  });

  it('keeps emoticons and emoji', () => {
    expect(plain('fine :) 😀 …')).toEqual(['fine', ':)', '😀', '..']);
  });
});

describe('the features of a mention', () => {
  it('are a vector of length 1 with each place once, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { places, values } = mentionFeatures(text, tinyLexicon, 12);
        expect(new Set(places).size).toBe(places.length);
        expect(places.every((place) => place >= 0 && place < 2 ** 12)).toBe(true);
        expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
      }),
    );
  });

  it('stay complete where a text is long', () => {
    const letters = 'etaoinshrdlu';
    const wordAt = (at: number): string => [at, at * 7, at >> 3, at >> 6].map((place) => letters[place % letters.length]).join('');
    const long = Array.from({ length: 2000 }, (_, at) => wordAt(at)).join(' ');
    expect(mentionFeatures(long, tinyLexicon, 17).places.length).toBeGreaterThan(3000);
  });
});

describe('a trained pulse', () => {
  const rows = withFeatures(inventedRows(), tinyLexicon);
  const packed = trainPulse(rows, tinyLexicon);
  const model = unpackPulse(packed);

  it('reads what it was taught, on a subject it was not', () => {
    expect(classifyMention('the museum is awful', model).label).toBe('negative');
    expect(classifyMention('the museum opens on monday', model).label).toBe('neutral');
    expect(classifyMention('the museum made my day', model).label).toBe('positive');
  });

  it('is the same again from the same rows', () => {
    expect(trainPulse(rows, tinyLexicon)).toEqual(packed);
  });

  it('gives probabilities that sum to 1, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { pNegative, pNeutral, pPositive } = classifyMention(text, model);
        expect(pNegative + pNeutral + pPositive).toBeCloseTo(1, 9);
        expect(Math.min(pNegative, pNeutral, pPositive)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the correction for an audience', () => {
  it('finds many and few negatives with the same readings', () => {
    const found = [0.05, 0.3, 0.6, 0.95].map((share) => negativeShare(calibratedMentions(share, 3000, 2, 3).map(({ reading }) => reading)));
    for (const [at, share] of [0.05, 0.3, 0.6, 0.95].entries()) expect(Math.abs((found[at] ?? 0) - share)).toBeLessThan(0.06);
  });

  it('reads a doubtful mention as worse among angry ones, and keeps their order', () => {
    const angry = calibratedMentions(0.9, 300, 2, 3).map(({ reading }) => reading);
    const settled = settleReadings(angry);
    for (const [at, reading] of settled.entries()) expect(reading.pNegative).toBeGreaterThan(angry[at]?.pNegative ?? 1);
    expect(settleReadings([])).toEqual([]);
  });
});
