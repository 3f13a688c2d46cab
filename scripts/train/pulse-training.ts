import { type MultinomialModel, scoresOf, trainMultinomial } from '../../shared/learn/multinomial.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { type MentionFeatures, mentionFeatures } from '../../shared/pulse/mention-features.ts';
import type { Lexicon } from '../../shared/pulse/mention-mood.ts';
import { type PackedPulse, type PackedTables, packTable } from '../../shared/pulse/pulse-model.ts';
import { errorOnAudiences } from './pulse-audiences.ts';
import { type Calibration, calibrate, type ScoredRow } from './pulse-calibration.ts';
import { generalSource, type PulseRow } from './pulse-rows.ts';

export const pulseBits = 17;

/** A row with what the model sees of it, so that it is cut into features once. */
export interface FeaturedRow extends PulseRow {
  readonly features: MentionFeatures;
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
 * about the mood, and the scores are log-likelihood ratios: for shares.
 */
export function trainForShares(rows: readonly FeaturedRow[]): MultinomialModel {
  const perSource = countBy(rows, ({ source }) => source);
  const perClass = countBy(rows, ({ source, label }) => `${source} ${label}`);
  const examples = rows.map(({ source, label, place, features }) => {
    const even = (perSource.get(source) ?? 0) / 3 / (perClass.get(`${source} ${label}`) ?? 1);
    return { features: features.share, label: place, weight: Math.min(mostWeight, even) };
  });
  return trainMultinomial(examples, { classes: 3, bits: pulseBits, epochs: 10, rate: 0.3, decay: 1e-4, random: seededRandom(1) });
}

/** Talk about anything uses the three labels otherwise than talk about brands does, so for single labels it counts for less. */
const weightOfGeneral = 0.1;

/**
 * Here mentions count as often as they come: what marks a set also says what is common in it, and that makes single
 * labels of such mentions better.
 */
export function trainForSingles(rows: readonly FeaturedRow[]): MultinomialModel {
  const examples = rows.map(({ source, place, features }) => {
    return { features: features.single, label: place, weight: source === generalSource ? weightOfGeneral : 1 };
  });
  return trainMultinomial(examples, { classes: 3, bits: pulseBits, epochs: 8, rate: 0.1, decay: 1e-4, random: seededRandom(1) });
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
    const model = trainForShares(rows.filter((row) => row.source !== source));
    const held = rows.filter((row) => row.source === source);
    return { source, model, scored: held.map(({ features, place }) => ({ source, place, scores: scoresOf(model, features.share) })) };
  });
}

/**
 * Trains the pulse: the weights on all rows; what depends on audiences never seen (calibration, and the error that is
 * left) on what models say of the sources they were trained without. The same rows give the same model.
 */
export function trainPulse(rows: readonly FeaturedRow[], lexicon: Lexicon): PackedPulse {
  return packPulse({ share: trainForShares(rows), single: trainForSingles(rows) }, leaveOutEach(rows), lexicon);
}

/** What was learned for shares, and for single labels. */
interface Learned {
  readonly share: MultinomialModel;
  readonly single: MultinomialModel;
}

/** Levels on either side of 0 to which weights are rounded, so that all four tables and the lexicon fit into 400 kB. */
const levelsForShares = 16;
const levelsForSingles = 18;

/** Puts a model together, what is for shares calibrated on the sources that were left out. */
export function packPulse({ share, single }: Learned, leftOut: readonly LeftOut[], lexicon: Lexicon): PackedPulse {
  const unseen = leftOut.flatMap(({ scored }) => scored);
  const calibration = calibrate(unseen);
  return {
    format: 'hatcheck-pulse-2',
    bits: pulseBits,
    share: againstNeutral(share, calibration, levelsForShares),
    single: againstNeutral(single, asLearned, levelsForSingles),
    lexicon: {
      keys: Uint32Array.from(lexicon.keys()),
      valences: Int8Array.from(lexicon.values(), (valence) => Math.round(valence * 10)),
    },
    audienceError: errorOnAudiences(unseen, calibration),
  };
}

const asLearned: Calibration = { scale: 1, negative: 0, positive: 0 };

function againstNeutral({ weights, biases }: MultinomialModel, calibration: Calibration, levels: number): PackedTables {
  const neutral = weights[1] ?? new Float32Array();
  const table = (place: number, shift: number) => {
    const differences = (weights[place] ?? neutral).map((weight, at) => calibration.scale * (weight - (neutral[at] ?? 0)));
    return packTable(differences, calibration.scale * ((biases[place] ?? 0) - (biases[1] ?? 0)) + shift, levels);
  };
  return { negative: table(0, calibration.negative), positive: table(2, calibration.positive) };
}
