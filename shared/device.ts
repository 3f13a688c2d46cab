/**
 * Whose computer this is. `unknown` is treated as `personal`, except that it never deletes anything.
 * `statedBy`: `it` (policy's DeviceStatement), `signals` (what the system's own tools said, held against what policy
 * expects), `person` (declared by you, only where no policy is), `nobody`.
 */
export interface DeviceVerdict {
  readonly kind: 'managed' | 'personal' | 'unknown';
  readonly statedBy: 'it' | 'signals' | 'person' | 'nobody';
  readonly evidence: readonly DeviceEvidence[];
  /** Epoch milliseconds at which it was judged. */
  readonly judgedAt: number;
}

/** One signal: what was asked, what it said, when, and whether it decided. */
export interface DeviceEvidence {
  readonly signal: string;
  readonly said: string;
  readonly decided: boolean;
  /** Epoch milliseconds; absent where nothing outside the program was asked. */
  readonly readAt?: number;
}

/** What the person answered when asked whose computer this is, or null while not asked. */
export type DeviceDeclaration = 'managed' | 'personal' | null;

/** The clock may have been set back by this much, in milliseconds, before what was read under it counts no more. */
export const clockToleranceMs = 5 * 60_000;
