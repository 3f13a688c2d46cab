import type { NetworkId } from '../../shared/account.ts';
import { graphemeLimits, type PostingLimits } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Where the scenes of the drill take place. */
export interface DrillNetwork {
  readonly id: NetworkId;
  readonly name: string;
  readonly limits: PostingLimits;
}

/** Where nobody is signed in. */
const unsigned: DrillNetwork = { id: 'bluesky', name: 'Bluesky', limits: graphemeLimits({ maxLength: 300, maxBytes: 3000, maxImages: 4 }) };

/** The network of the first account, so that the drill speaks of what its person knows. */
export function drillNetworkOf({ accounts, networks }: Pick<Snapshot, 'accounts' | 'networks'>): DrillNetwork {
  const found = networks.find(({ id }) => id === (accounts[0]?.network ?? unsigned.id)) ?? unsigned;
  return { id: found.id, name: found.name, limits: found.limits };
}
