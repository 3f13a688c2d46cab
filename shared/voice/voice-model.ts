import { logistic } from '../learn/logistic.ts';
import { dot } from '../learn/sparse-vector.ts';
import type { KnownWords } from './familiar.ts';
import { type Reading, voiceFeatures } from './voice-features.ts';

/** Where a score of 0..1 starts to mean something, in one direction. */
export interface Thresholds {
  /** Finds 95 of 100 posts of the other voice, more where that costs few false alarms. */
  readonly found: number;
  /** At most two false alarms in a hundred. */
  readonly sure: number;
}

/** What was learned from two histories of posts: the first voice and the other. Plain data. */
export interface VoiceModel {
  readonly reading: Reading;
  /** One for each place of the hashed features (voice-features.ts). */
  readonly weights: Float32Array;
  readonly bias: number;
  /** Words of the histories: a text that has few of them is in another language, and nobody's voice. */
  readonly known: KnownWords;
  /** For a text that goes out as the first: compared with `scoreOfText`. */
  readonly other: Thresholds;
  /** For a text that goes out as the other: compared with 1 - `scoreOfText`. */
  readonly first: Thresholds;
}

/** 0..1: about 0 like the first voice, about 1 like the other, 0.5 where nothing is known. */
export function scoreOfText({ weights, bias, reading }: VoiceModel, text: string): number {
  return logistic(bias + dot(weights, voiceFeatures(text, reading)));
}
