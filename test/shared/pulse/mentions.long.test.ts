import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainPulse, withFeatures } from '../../../scripts/train/pulse-training.ts';
import { hashOfNothing, hashOn, hashText } from '../../../shared/learn/hash.ts';
import { classifyMention, type ReadMention, readMention, weighted } from '../../../shared/pulse/classify-mention.ts';
import { negativeShare } from '../../../shared/pulse/label-shift.ts';
import type { MentionReading } from '../../../shared/pulse/mention.ts';
import { mentionFeatures } from '../../../shared/pulse/mention-features.ts';
import { mannersOf } from '../../../shared/pulse/mention-manner.ts';
import { lexiconKey, moodOf } from '../../../shared/pulse/mention-mood.ts';
import { wordsOfMention } from '../../../shared/pulse/mention-words.ts';
import { packTable, unpackPulse } from '../../../shared/pulse/pulse-model.ts';
import { settleLabels } from '../../../shared/pulse/settle-labels.ts';
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
  it('are vectors of length 1 with each place once, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { share, single } = mentionFeatures(text, tinyLexicon, 12);
        for (const { places, values } of [share, single]) {
          expect(new Set(places).size).toBe(places.length);
          expect(places.every((place) => place >= 0 && place < 2 ** 12)).toBe(true);
          expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
        }
        expect([...single.places.slice(0, share.places.length)]).toEqual([...share.places]);
      }),
    );
  });

  it('hash a run of characters as the whole of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, seed) => {
        let grown = hashOfNothing(seed);
        for (let at = 0; at < text.length; at += 1) grown = hashOn(grown, text.charCodeAt(at));
        expect(grown >>> 0).toBe(hashText(text, 0, text.length, seed));
      }),
    );
  });

  it('tell an announcement from talk', () => {
    const manners = (text: string) => mannersOf(text, wordsOfMention(text).words);
    const announcement = manners('RT @acme Acme Opens Its Third Shop #acme https://acme.example/x');
    expect(announcement).toEqual(expect.arrayContaining(['passed on', 'ends with a link', 'capitals 4', 'tags 1', 'names 1']));
    const talk = manners('@acme why is my order late?');
    expect(talk).toEqual(expect.arrayContaining(['to a name', 'ends with a question', 'of oneself', 'capitals 0']));
    expect(talk).not.toContain('passed on');
  });

  it('find the mood, turned around by a negation', () => {
    const lexicon = new Map([
      [lexiconKey('good'), 2],
      [lexiconKey('bad'), -3],
    ]);
    const mood = (text: string) => moodOf(wordsOfMention(text).words, lexicon);
    expect(mood('good, then bad')).toEqual({ good: 2, bad: 3, last: -3, strongest: -3 });
    expect(mood('not good')).toEqual({ good: 0, bad: 1.4, last: -1.4, strongest: -1.4 });
    expect(mood('a shop')).toEqual({ good: 0, bad: 0, last: 0, strongest: 0 });
  });

  it('stay complete where a text is long', () => {
    const letters = 'etaoinshrdlu';
    const wordAt = (at: number): string => [at, at * 7, at >> 3, at >> 6].map((place) => letters[place % letters.length]).join('');
    const long = Array.from({ length: 2000 }, (_, at) => wordAt(at)).join(' ');
    expect(mentionFeatures(long, tinyLexicon, 17).share.places.length).toBeGreaterThan(3000);
  });
});

describe('a table as it is kept', () => {
  it('is rounded to few levels, and does not coarsen all for the sake of one', () => {
    const weights = new Float32Array(20_000).fill(0.1).fill(-1, 0, 200);
    weights[0] = 50;
    const { scale, weights: levels } = packTable(weights, 0, 15);
    expect([levels[0], levels[1], levels[300]]).toEqual([15, -15, 2]);
    expect((levels[1] ?? 0) * scale).toBeCloseTo(-1, 6);
  });

  it('may hold nothing', () => {
    expect(packTable(new Float32Array(8), 0.5, 15)).toEqual({ bias: 0.5, scale: 1, weights: new Int8Array(8) });
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
        const { reading, judged } = readMention(text, model);
        for (const chances of [judged, [reading.pNegative, reading.pNeutral, reading.pPositive]]) {
          expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the correction for an audience', () => {
  it('finds many and few negatives with the same readings', () => {
    const found = [0.05, 0.3, 0.6, 0.95].map((share) => negativeShare(calibratedMentions(share, 3000, 2, 3).map(({ reading }) => reading)));
    for (const [at, share] of [0.05, 0.3, 0.6, 0.95].entries()) expect(Math.abs((found[at] ?? 0) - share)).toBeLessThan(0.06);
  });
});

describe('labels in the light of the others', () => {
  /** As if the tables for shares and for single labels said the same. */
  const alike = (reading: MentionReading): ReadMention => ({ reading, judged: [reading.pNegative, reading.pNeutral, reading.pPositive] });
  const audience = (share: number, count: number) => calibratedMentions(share, count, 2, 3).map(({ reading }) => alike(reading));

  it('read a doubtful mention as worse among angry ones, and keep their order', () => {
    const angry = audience(0.9, 300);
    const settled = settleLabels(angry);
    for (const [at, { pNegative }] of settled.entries()) expect(pNegative).toBeGreaterThan(angry[at]?.judged[0] ?? 1);
    const orderOf = (chances: readonly number[]) => chances.map((_, at) => at).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
    expect(orderOf(settled.map(({ pNegative }) => pNegative))).toEqual(orderOf(angry.map(({ judged }) => judged[0])));
  });

  it('are right more often among angry ones than on their own', () => {
    const angry = calibratedMentions(0.9, 300, 2, 3);
    const alone = angry.filter(({ label, reading }) => reading.label === label).length;
    const settled = settleLabels(angry.map(({ reading }) => alike(reading)));
    expect(angry.filter(({ label }, at) => settled[at]?.label === label).length).toBeGreaterThan(alone);
  });

  it('are left nearly as they are in an audience like those learned from, and of one mention', () => {
    for (const mentions of [audience(0.25, 2000), audience(0.25, 1)]) {
      for (const [at, { pNegative }] of settleLabels(mentions).entries()) expect(pNegative).toBeCloseTo(mentions[at]?.judged[0] ?? 1, 1);
    }
    expect(settleLabels([])).toEqual([]);
  });

  it('stay probabilities, whatever was read', () => {
    const chance = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(chance, chance, chance), { maxLength: 40 }), (triples) => {
        const mentions = triples.map((triple) => alike(weighted(triple, [1, 1, 1])));
        for (const { label, pNegative } of settleLabels(mentions)) {
          expect(pNegative >= 0 && pNegative <= 1).toBe(true);
          if (pNegative > 0.5) expect(label).toBe('negative');
        }
      }),
    );
  });
});
