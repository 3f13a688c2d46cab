import { type MultinomialModel, scoresOf, trainMultinomial } from '../../shared/learn/multinomial.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import type { SparseVector } from '../../shared/learn/sparse-vector.ts';
import { type Lexicon, mentionFeatures } from '../../shared/pulse/mention-features.ts';
import { type PackedPulse, packTable } from '../../shared/pulse/pulse-model.ts';
import { errorOnAudiences } from './pulse-audiences.ts';
import { calibrate, type ScoredRow } from './pulse-calibration.ts';
import type { PulseRow } from './pulse-rows.ts';

export const pulseBits = 17;

/** A row with what the model sees of it, so that it is cut into features once. */
export interface FeaturedRow extends PulseRow {
  readonly features: SparseVector;
  /** 0 negative, 1 neutral, 2 positive. */
  readonly place: number;
}

const labels = ['negative', 'neutral', 'positive'] as const;

export function withFeatures(rows: readonly PulseRow[], lexicon: Lexicon): readonly FeaturedRow[] {
  return rows.map((row) => ({ ...row, features: mentionFeatures(row.text, lexicon, pulseBits), place: labels.indexOf(row.label) }));
}

/** A rare class of a source counts at most this many times. */
const mostWeight = 6;

/**
 * In each source negative, neutral and positive weigh the same: so what only marks a source ("#sxsw") says nothing
 * about the mood, and the scores are log-likelihood ratios.
 */
function trainOn(rows: readonly FeaturedRow[]): MultinomialModel {
  const perSource = countBy(rows, ({ source }) => source);
  const perClass = countBy(rows, ({ source, label }) => `${source} ${label}`);
  const examples = rows.map(({ source, label, place, features }) => {
    const even = (perSource.get(source) ?? 0) / 3 / (perClass.get(`${source} ${label}`) ?? 1);
    return { features, label: place, weight: Math.min(mostWeight, even) };
  });
  return trainMultinomial(examples, { classes: 3, bits: pulseBits, epochs: 10, rate: 0.3, decay: 1e-4, random: seededRandom(1) });
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** A source that was left out, the model that has seen nothing of it, and what that says of it. */
export interface LeftOut {
  readonly source: string;
  readonly model: MultinomialModel;
  readonly scored: readonly ScoredRow[];
}

/** Leaves each source out in turn. */
export function leaveOutEach(rows: readonly FeaturedRow[]): readonly LeftOut[] {
  return [...new Set(rows.map(({ source }) => source))].map((source) => {
    const model = trainOn(rows.filter((row) => row.source !== source));
    const held = rows.filter((row) => row.source === source);
    return { source, model, scored: held.map(({ features, place }) => ({ source, place, scores: scoresOf(model, features) })) };
  });
}

/**
 * Trains the pulse: the weights on all rows; what depends on audiences never seen (calibration, and the error that is
 * left) on what models say of the sources they were trained without. The same rows give the same model.
 */
export function trainPulse(rows: readonly FeaturedRow[], lexicon: Lexicon): PackedPulse {
  return packPulse(trainOn(rows), leaveOutEach(rows), lexicon);
}

/** Puts a model together, calibrated on the sources that were left out. */
export function packPulse({ weights, biases }: MultinomialModel, leftOut: readonly LeftOut[], lexicon: Lexicon): PackedPulse {
  const unseen = leftOut.flatMap(({ scored }) => scored);
  const calibration = calibrate(unseen);
  const neutral = weights[1] ?? new Float32Array();
  const againstNeutral = (place: number, shift: number) => {
    const table = (weights[place] ?? neutral).map((weight, at) => calibration.scale * (weight - (neutral[at] ?? 0)));
    return packTable(table, calibration.scale * ((biases[place] ?? 0) - (biases[1] ?? 0)) + shift);
  };
  return {
    format: 'hatcheck-pulse-1',
    bits: pulseBits,
    negative: againstNeutral(0, calibration.negative),
    positive: againstNeutral(2, calibration.positive),
    lexicon: {
      keys: Uint32Array.from(lexicon.keys()),
      valences: Int8Array.from(lexicon.values(), (valence) => Math.round(valence * 10)),
    },
    audienceError: errorOnAudiences(unseen, calibration),
  };
}
