import type { IdentityId, NetworkId } from '../../shared/account.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../networks/network.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import type { CredentialKeeper } from './credential-keeper.ts';
import type { Profiles } from './profiles.ts';
import type { Sessions } from './sessions.ts';

/** How long things may take, in milliseconds. */
export interface AccountsTimes {
  /** Ending a session at the network is not waited for any longer. */
  readonly revokeLimitMs: number;
  readonly shortestRevokeRetryMs: number;
  readonly longestRevokeRetryMs: number;
}

export const accountsTimes: AccountsTimes = { revokeLimitMs: 3_000, shortestRevokeRetryMs: 30_000, longestRevokeRetryMs: 30 * 60_000 };

/** What comes from outside. */
export interface AccountsParts {
  readonly state: StateStore;
  readonly store: Store;
  readonly vault: Vault;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly networkOf: (network: NetworkId) => Network;
  /** Locks a brand at once; does nothing where it is locked. */
  readonly disarm: (identityId: IdentityId) => void;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly newId: () => string;
  readonly times: AccountsTimes;
}

/** The same, with what the files of this folder share. */
export interface AccountsDeps extends AccountsParts {
  readonly keeper: CredentialKeeper;
  readonly sessions: Sessions;
  readonly profiles: Profiles;
  /** Handles the network told since the accounts were read: newer than what the vault may still say. */
  readonly newHandles: Map<IdentityId, string>;
}
