import type { VaultState } from '../../shared/vault-state.ts';

/** One secret of ours in the operating system's credential storage. At most 2,000 bytes: Windows caps them. */
export interface VaultItem {
  /** The item's account name, for example `account:bluesky:did:plc:abc`. */
  readonly key: string;
  readonly secret: string;
}

/** A call to the vault either worked, or the keyring is in a state the person must mend, or it failed. */
export type VaultResult<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'locked' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** The keyring through `keytar`. No call rejects, and each ends within its time limit. */
export interface Vault {
  /** Asks without prompting. */
  state(): Promise<VaultState>;
  /** Every item of ours, in one call. */
  list(): Promise<VaultResult<readonly VaultItem[]>>;
  read(key: string): Promise<VaultResult<string | null>>;
  write(key: string, secret: string): Promise<VaultResult<void>>;
  /** Value: whether there was one. */
  remove(key: string): Promise<VaultResult<boolean>>;
  /** Shows the system's own prompt, without a time limit; aborting leaves the keyring locked. */
  unlock(signal: AbortSignal): Promise<VaultResult<void>>;
  /** Kills the worker; pending calls answer `failed`. Never waits. */
  close(): void;
}
