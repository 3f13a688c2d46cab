/**
 * Whose computer this is. `unknown` is treated as `personal`, except that it never deletes anything.
 * `statedBy`: `it` (policy's DeviceStatement), `person` (declared by you, only where no policy is), `nobody`.
 */
export interface DeviceVerdict {
  readonly kind: 'managed' | 'personal' | 'unknown';
  readonly statedBy: 'it' | 'person' | 'nobody';
  readonly evidence: readonly DeviceEvidence[];
  /** Epoch milliseconds at which it was judged. */
  readonly judgedAt: number;
}

/** One signal: what was asked, what it said, and whether it decided. */
export interface DeviceEvidence {
  readonly signal: string;
  readonly said: string;
  readonly decided: boolean;
}

/** What the person answered when asked whose computer this is, or null while not asked. */
export type DeviceDeclaration = 'managed' | 'personal' | null;
