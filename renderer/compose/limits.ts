import type { Draft } from '../../shared/post.ts';
import { countGraphemes } from '../../shared/post.ts';
import type { DraftStatus, NetworkView, Snapshot } from '../../shared/snapshot.ts';

/** What the network of a draft allows; where nobody is chosen yet, what the strictest network does. */
export interface Limits {
  readonly maxGraphemes: number;
  readonly maxImages: number;
  readonly threads: boolean;
}

const none: Limits = { maxGraphemes: 300, maxImages: 4, threads: true };

export function limitsOf(snapshot: Snapshot, draft: Draft): Limits {
  const identity = snapshot.identities.find((status) => status.identity.id === draft.identityId)?.identity;
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

/** Graphemes left in the part as typed: main's count where it knows this text, else counted here. */
export function graphemesLeft(status: DraftStatus, index: number, text: string, limits: Limits): number {
  const counted = status.left[index];
  if (counted !== undefined && status.draft.parts[index]?.text === text) return counted;
  return limits.maxGraphemes - countGraphemes(text);
}
