/** What was learned from two histories of posts. Plain data. */
export interface VoiceModel {
  /** Places of the hashed features, see voice-features.ts. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** At or above it, 0..1, a text reads like the other voice: chosen by cross-validation on the histories. */
  readonly threshold: number;
  /** At or below it, 0..1, a text reads like the first voice, chosen likewise for the other direction. */
  readonly firstThreshold: number;
}
