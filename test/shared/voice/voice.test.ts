import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/learn/random.ts';
import { calibrate, thresholdsOf } from '../../../shared/voice/cross-validate.ts';
import { habitsOfPosts } from '../../../shared/voice/habits-of-posts.ts';
import { usablePosts } from '../../../shared/voice/history.ts';
import { judgeWith } from '../../../shared/voice/judge.ts';
import { type KnownSpeaker, learnKit } from '../../../shared/voice/learn-kit.ts';
import { learnPair } from '../../../shared/voice/learn-pair.ts';
import { styleOf, styleSize } from '../../../shared/voice/style.ts';
import { tokensOf } from '../../../shared/voice/tokens.ts';
import { scoreOfText } from '../../../shared/voice/voice-model.ts';
import { brandPosts, personPosts } from './made-up-voices.ts';

const { model } = learnPair(brandPosts(120), personPosts(120));
const acme: KnownSpeaker = { identityId: 'acme', handle: 'acme.example', kind: 'brand', posts: brandPosts(120) };
const anna: KnownSpeaker = { identityId: 'anna', handle: 'anna.example', kind: 'personal', posts: personPosts(120) };
const beer = 'ok so i want another beer with sam haha';

describe('a voice learned from two histories', () => {
  it('tells posts it has not seen apart', () => {
    const unseen = { brand: brandPosts(60, 7), person: personPosts(60, 8) };
    expect(unseen.person.filter(({ text }) => scoreOfText(model, text) >= model.other.found).length).toBeGreaterThan(54);
    expect(unseen.brand.filter(({ text }) => scoreOfText(model, text) >= model.other.found).length).toBeLessThan(4);
  });

  it('is the same for the same posts, whatever their order', () => {
    const again = learnPair([...brandPosts(120)].reverse(), personPosts(120)).model;
    expect(scoreOfText(again, beer)).toBe(scoreOfText(model, beer));
  });

  it('abstains under 50 posts and still scores', () => {
    const few = learnPair(brandPosts(49), personPosts(120));
    expect(few.abstains).toContain('49 posts');
    expect(scoreOfText(few.model, beer)).toBeGreaterThan(0.5);
    expect(learnPair(brandPosts(50), personPosts(50)).abstains).toBeNull();
  });

  it('knows nothing where one side has no words', () => {
    const empty = learnPair([{ text: ' https://t.co/x ', time: 1 }], personPosts(60));
    expect(scoreOfText(empty.model, beer)).toBe(0.5);
  });

  it('scores any text between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const score = scoreOfText(model, text);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('survives histories that are the same', () => {
    const same = learnPair(brandPosts(60), brandPosts(60)).model;
    expect(scoreOfText(same, beer)).not.toBeNaN();
    expect(same.other.found).not.toBeNaN();
  });
});

describe('what a history is worth', () => {
  it('leaves out empty posts and near-copies, and keeps the newest of them', () => {
    const posts = [
      { text: 'Sale today https://t.co/a', time: 1 },
      { text: '  sale   TODAY https://t.co/b', time: 3 },
      { text: 'https://t.co/c', time: 4 },
      { text: 'Something else', time: 2 },
    ];
    expect(usablePosts(posts)).toEqual(['Something else', '  sale   TODAY https://t.co/b']);
  });

  it('says what was never written about only where there is enough', () => {
    expect(habitsOfPosts(brandPosts(49))).toBeNull();
    const habits = habitsOfPosts(brandPosts(80));
    expect(habits?.words.has('blood')).toBe(true);
    expect(habits?.words.has('beer')).toBe(false);
    expect(habits?.hashtags.has('giveback')).toBe(true);
  });
});

describe('what a text consists of', () => {
  it('tells links, names, tags, words and marks apart', () => {
    const kinds = tokensOf('Hi @anna_b, see acme.example/x and https://t.co/a #One don’t!').map(({ kind, key }) => [kind, key]);
    expect(kinds).toEqual([
      ['word', 'hi'],
      ['mention', 'anna_b'],
      ['mark', ','],
      ['word', 'see'],
      ['link', 'acme.example'],
      ['word', 'and'],
      ['link', ''],
      ['tag', 'one'],
      ['word', "don't"],
      ['mark', '!'],
    ]);
  });

  it('finds no token outside of the text, and no habit twice or unknown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = tokensOf(text);
        let at = 0;
        for (const { start, end } of tokens) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        const held = styleOf(text, tokens);
        expect(new Set(held).size).toBe(held.length);
        expect(held.every((habit) => habit < styleSize)).toBe(true);
      }),
    );
  });
});

describe('thresholds and calibration', () => {
  it('finds 95 of 100, and more where that is cheap', () => {
    const own = Array.from({ length: 100 }, (_, at) => at / 400);
    const foreign = Array.from({ length: 100 }, (_, at) => 0.5 + at / 200);
    expect(thresholdsOf(own, foreign, 0.01).found).toBeLessThan(0.26);
    const hard = thresholdsOf(foreign, own, 0.01);
    expect(own.filter((score) => score >= hard.found).length).toBeGreaterThanOrEqual(95);
    expect(foreign.filter((score) => score > hard.sure).length).toBeLessThanOrEqual(2);
  });

  it('never turns a model around', () => {
    const random = seededRandom(5);
    const noise = () => Array.from({ length: 40 }, () => random() * 8 - 4);
    for (let round = 0; round < 30; round += 1) expect(calibrate({ first: noise(), other: noise() }).slope).toBeGreaterThan(0);
    expect(calibrate({ first: [5, 6, 7], other: [-5, -6, -7] }).slope).toBeGreaterThan(0);
  });
});

describe('a kit of voices', () => {
  const kit = learnKit([anna, acme], null);

  it('judges for the brand and for the person', () => {
    const asBrand = judgeWith(kit, 'acme')?.(beer);
    expect(asBrand).toMatchObject({ like: { identityId: 'anna' }, sure: true });
    expect(asBrand?.words.map(({ start, end }) => beer.slice(start, end))).toContain('beer');
    expect(judgeWith(kit, 'anna')?.(beer)).toBeNull();
    expect(judgeWith(kit, 'anna')?.('Join us for our blood drive this Friday. #GiveBack')).toMatchObject({ like: { identityId: 'acme' } });
  });

  it('survives the way to another thread', () => {
    const there = judgeWith(structuredClone(kit), 'acme')?.(beer);
    expect(there).toEqual(judgeWith(kit, 'acme')?.(beer));
  });

  it('says nothing of a few words, and nothing for those it does not know', () => {
    expect(judgeWith(kit, 'acme')?.('lol')).toBeNull();
    expect(judgeWith(kit, 'somebody')).toBeNull();
    expect(learnKit([acme, { ...anna, posts: personPosts(20) }], null).pairs).toEqual([]);
  });

  it('sets brand against brand', () => {
    const agency = learnKit([acme, { ...anna, identityId: 'other', kind: 'brand' }], null);
    expect(judgeWith(agency, 'acme')?.(beer)?.like).toMatchObject({ identityId: 'other', kind: 'brand' });
  });
});
