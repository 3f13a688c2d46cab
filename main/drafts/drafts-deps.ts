import type { NetworkId } from '../../shared/account.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { Capabilities } from '../networks/network.ts';
import type { Store } from '../store/store.ts';

/** What the drafts work with. */
export interface DraftsDeps {
  readonly state: StateStore;
  readonly store: Store;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Limits of a network; null asks for those that hold while nobody is chosen. */
  readonly capabilitiesOf: (network: NetworkId | null) => Capabilities;
  /** A draft could not be saved; it is tried again by itself. */
  readonly onSaveTrouble: (error: unknown) => void;
}
