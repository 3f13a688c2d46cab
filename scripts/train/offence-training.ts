import { type LinearModel, trainLogistic } from '../../shared/learn/logistic.ts';
import { packModel, unpackModel } from '../../shared/learn/packed-model.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { offenceBits, offenceFeatures } from '../../shared/offence/features.ts';
import type { OffenceExample } from './offence-examples.ts';

const options = { bits: offenceBits, epochs: 8, rate: 0.1, decay: 1e-5 };

/** Trains on the examples, and rounds the weights as they will be kept. The same examples give the same model. */
export function trainOffence(examples: readonly OffenceExample[]): LinearModel {
  const learned = examples.map(({ text, label, weight }) => ({ features: offenceFeatures(text), label, weight }));
  return unpackModel(packModel('offence', offenceBits, trainLogistic(learned, { ...options, random: seededRandom(5) })));
}
