import { logistic } from '../learn/logistic.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { calibrate, crossValidate, thresholdsOf } from './cross-validate.ts';
import { knownWordsOf } from './familiar.ts';
import { fewestPosts, type OwnPost, usablePosts } from './history.ts';
import { trainVoice } from './train-voice.ts';
import { type Reading, voiceBits, voiceFeatures } from './voice-features.ts';
import type { VoiceModel } from './voice-model.ts';

/** Chosen on the labelled data: docs/models/voice.md. */
const pairReading: Reading = { style: 0.3, linksAsWords: true };
/** One false alarm in a hundred is worth a higher share of posts found. */
const pairTrial: Trial = { folds: 5, cheapAlarms: 0.01, ratioPart: 0.1 };

/** How a model and its thresholds are found. */
export interface Trial {
  readonly folds: number;
  /** Share of own posts that may be alarmed about where it finds more of the others than asked for. */
  readonly cheapAlarms: number;
  /** See `trainVoice`. */
  readonly ratioPart: number;
}

export interface Learned {
  readonly model: VoiceModel;
  /** Why nothing should be said by it, in one sentence; null where it may speak. */
  readonly abstains: string | null;
}

/** Two voices from their own posts, in about 50 ms for 200 posts each. */
export function learnPair(first: readonly OwnPost[], other: readonly OwnPost[]): Learned {
  const texts = { first: usablePosts(first), other: usablePosts(other) };
  const read = (text: string) => voiceFeatures(text, pairReading);
  const known = knownWordsOf([...texts.first, ...texts.other]);
  const model = { ...learnVectors(texts.first.map(read), texts.other.map(read), pairReading, pairTrial), known };
  return { model, abstains: tooFew(Math.min(first.length, other.length)) };
}

export function tooFew(posts: number): string | null {
  return posts < fewestPosts ? `There are ${posts} posts, and fewer than ${fewestPosts} say too little about a voice.` : null;
}

/** From vectors in order of time; at least one on each side, or the model knows nothing. */
export function learnVectors(
  first: readonly SparseVector[],
  other: readonly SparseVector[],
  reading: Reading,
  trial: Trial,
): Omit<VoiceModel, 'known'> {
  const fewest = Math.min(first.length, other.length);
  if (fewest < 2) return knowsNothing(reading);
  const margins = crossValidate(first, other, Math.min(trial.folds, fewest), trial.ratioPart);
  const { slope, offset } = calibrate(margins);
  const { weights, bias } = trainVoice(first, other, trial.ratioPart);
  const chance = (margin: number) => logistic(slope * margin + offset);
  const ofFirst = margins.first.map(chance);
  const ofOther = margins.other.map(chance);
  return {
    reading,
    weights: weights.map((weight) => slope * weight),
    bias: slope * bias + offset,
    other: thresholdsOf(ofFirst, ofOther, trial.cheapAlarms),
    first: thresholdsOf(
      ofOther.map((score) => 1 - score),
      ofFirst.map((score) => 1 - score),
      trial.cheapAlarms,
    ),
  };
}

function knowsNothing(reading: Reading): Omit<VoiceModel, 'known'> {
  const never = { found: 1, sure: 1 };
  return { reading, weights: new Float32Array(2 ** voiceBits), bias: 0, other: never, first: never };
}
