import { describe, expect, it } from 'vitest';
import { type Example, logistic, scoreOf, trainLogistic } from '../../../shared/learn/logistic.ts';
import { packModel, unpackModel } from '../../../shared/learn/packed-model.ts';
import { seededRandom } from '../../../shared/learn/random.ts';
import { textFeatures, wordsOf } from '../../../shared/learn/text-features.ts';

const options = { bits: 14, words: 2, characters: [3, 4] as const };
const example = (text: string, label: 0 | 1): Example => ({ features: textFeatures(text, options), label, weight: 1 });
const training = { bits: 14, epochs: 20, rate: 0.5, decay: 1e-5 };

describe('learning from text', () => {
  const examples = [
    example('our new shoes are in every store today', 0),
    example('see the new collection in our store', 0),
    example('lol i am so tired of this party', 1),
    example('me and my friends at the party lol', 1),
  ];
  const model = trainLogistic(examples, { ...training, random: seededRandom(1) });

  it('tells what it was taught', () => {
    expect(logistic(scoreOf(model, textFeatures('lol what a party', options)))).toBeGreaterThan(0.6);
    expect(logistic(scoreOf(model, textFeatures('new in our store', options)))).toBeLessThan(0.4);
  });

  it('learns the same from the same seed', () => {
    expect(trainLogistic(examples, { ...training, random: seededRandom(1) })).toEqual(model);
  });

  it('scores nearly the same after packing', () => {
    const unpacked = unpackModel(packModel('test', 14, model));
    for (const { features } of examples) expect(scoreOf(unpacked, features)).toBeCloseTo(scoreOf(model, features), 1);
  });

  it('refuses a table of the wrong length', () => {
    expect(() => unpackModel({ ...packModel('test', 14, model), bits: 13 })).toThrow('2^13');
  });

  it('gives every text a vector of length 1, the empty one an empty vector', () => {
    const { values } = textFeatures('a b a', options);
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    expect(textFeatures('  ', options).values).toHaveLength(0);
  });

  it('keeps words of any script', () => {
    expect(wordsOf('Grüße, #Acme! おはよう')).toEqual(['grüße', ',', '#acme', '!', 'おはよう']);
  });
});
