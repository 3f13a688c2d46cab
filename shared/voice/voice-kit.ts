import type { IdentityId, Kind } from '../account.ts';
import type { VoiceModel } from './voice-model.ts';

/** A signed-in identity as the checks name it. */
export interface Speaker {
  readonly identityId: IdentityId;
  /** Without the at sign. */
  readonly handle: string;
  readonly kind: Kind;
}

/** Two voices set against each other. `other` is null where the first, a brand, is set against people in general. */
export interface VoicePair {
  readonly first: Speaker;
  readonly other: Speaker | null;
  /** Scores 0 like the first, 1 like the other. */
  readonly model: VoiceModel;
}

/** Every pair that could be learned: plain data, so that it can go to a worker thread by structured clone. */
export interface VoiceKit {
  readonly pairs: readonly VoicePair[];
}
