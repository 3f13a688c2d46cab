import type { IdentityId } from './account.ts';
import type { Leases } from './arming.ts';
import type { DeviceVerdict } from './device.ts';
import type { PolicyOutcome } from './policy.ts';
import type { VaultState } from './vault-state.ts';

/** Whether a person is at the machine. */
export type Presence =
  | { readonly kind: 'here' }
  | { readonly kind: 'away'; readonly why: 'locked' | 'slept' | 'idle'; readonly since: number };

/** A verified, unexpired exception signed by the organisation: one account on this device, for a time. */
export interface ValidException {
  readonly id: string;
  /** The account it is for; it covers the pages of that account too, since one credential speaks for all of them. */
  readonly identityId: IdentityId;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Whether the ledger takes entries. Without it no brand act happens (laws 8 and 9). */
export type LedgerStatus =
  | { readonly kind: 'writable' }
  | { readonly kind: 'unwritable'; readonly why: string }
  /** The chain does not verify: recording goes on, brand acts wait for IT. */
  | { readonly kind: 'tampered'; readonly where: string };

/** Everything the guard may take into account, read at the moment of the act. */
export interface GuardFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  /** False when the wall clock went back, or jumped against the monotonic one. */
  readonly clockTrusted: boolean;
  /** Of the program that runs (semver.org 2.0.0). */
  readonly version: string;
  readonly policy: PolicyOutcome;
  readonly device: DeviceVerdict;
  readonly vault: VaultState;
  readonly ledger: LedgerStatus;
  readonly presence: Presence;
  readonly leases: Leases;
  readonly exceptions: readonly ValidException[];
}
