import { type LinearModel, trainLogistic } from '../../shared/learn/logistic.ts';
import { packModel, unpackModel } from '../../shared/learn/packed-model.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import type { SparseVector } from '../../shared/learn/sparse-vector.ts';
import { offenceBits, offenceFeatures } from '../../shared/offence/features.ts';
import type { OffenceExample } from './offence-examples.ts';

const options = { bits: offenceBits, epochs: 8, rate: 0.07, decay: 1e-5 };
/** What only one text has says nothing about others. */
const fewestTexts = 2;

/** Trains on the examples, and rounds the weights as they will be kept. The same examples give the same model. */
export function trainOffence(examples: readonly OffenceExample[]): LinearModel {
  const vectors = examples.map(({ text }) => offenceFeatures(text));
  const texts = textsPerPlace(vectors);
  const learned = examples.map(({ label, weight }, at) => ({ features: shared(vectors[at], texts), label, weight }));
  return unpackModel(packModel('offence', offenceBits, trainLogistic(learned, { ...options, random: seededRandom(5) })));
}

function textsPerPlace(vectors: readonly SparseVector[]): Int32Array {
  const texts = new Int32Array(2 ** offenceBits);
  for (const { places } of vectors) for (const place of places) texts[place] = (texts[place] ?? 0) + 1;
  return texts;
}

/** The features that enough texts have. */
function shared(vector: SparseVector | undefined, texts: Int32Array): SparseVector {
  const { places, values } = vector ?? { places: new Int32Array(), values: new Float32Array() };
  const kept = (_: number, at: number) => (texts[places[at] ?? 0] ?? 0) >= fewestTexts;
  return { places: places.filter(kept), values: values.filter(kept) };
}
