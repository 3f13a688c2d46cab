import type { IdentityId } from './account.ts';

/** A brand identity may post until `until`. In memory only: nothing survives the program. */
export interface Lease {
  /** Epoch milliseconds. */
  readonly armedAt: number;
  readonly until: number;
}
export type Leases = Readonly<Record<IdentityId, Lease>>;

export const noLeases: Leases = {};
