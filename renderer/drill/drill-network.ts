import type { NetworkId } from '../../shared/account.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Where the scenes of the drill take place. */
export interface DrillNetwork {
  readonly id: NetworkId;
  readonly name: string;
  readonly limits: PostingLimits;
}

/**
 * The network of the first account, so that the drill speaks of what its person knows; the first there is where nobody is
 * signed in. Null where none is known yet.
 */
export function drillNetworkOf({ accounts, networks }: Pick<Snapshot, 'accounts' | 'networks'>): DrillNetwork | null {
  const found = networks.find(({ id }) => id === accounts[0]?.network) ?? networks[0];
  return found === undefined ? null : { id: found.id, name: found.name, limits: found.limits };
}
