import type { IdentityId } from '../../shared/account.ts';
import type { NetworkView, Snapshot } from '../../shared/snapshot.ts';

/** What the network of a draft allows; where nobody is chosen yet, what the strictest network does. */
export interface Limits {
  readonly maxGraphemes: number;
  readonly maxImages: number;
  readonly threads: boolean;
}

const none: Limits = { maxGraphemes: 300, maxImages: 4, threads: true };

export function limitsOf(snapshot: Snapshot, identityId: IdentityId | null): Limits {
  const identity = snapshot.identities.find((status) => status.identity.id === identityId)?.identity;
  const network = snapshot.networks.find((candidate) => candidate.id === identity?.network);
  return network ?? strictest(snapshot.networks);
}

function strictest(networks: readonly NetworkView[]): Limits {
  if (networks.length === 0) return none;
  return {
    maxGraphemes: Math.min(...networks.map((network) => network.maxGraphemes)),
    maxImages: Math.min(...networks.map((network) => network.maxImages)),
    threads: networks.every((network) => network.threads),
  };
}
