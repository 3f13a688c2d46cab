import type { IdentityId } from '../../shared/account.ts';
import { limitsOf as limitsOfIdentity, type PostingLimits } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What holds for a draft; where nobody is chosen yet, what fits every network that somebody here could choose. */
export function limitsOf(snapshot: Pick<Snapshot, 'identities' | 'networks'>, identityId: IdentityId | null): PostingLimits {
  const identities = snapshot.identities.map((status) => status.identity);
  const identity = identities.find(({ id }) => id === identityId) ?? null;
  if (identity !== null || identities.length === 0) return limitsOfIdentity(identity, snapshot.networks);
  return identities.map((possible) => limitsOfIdentity(possible, snapshot.networks)).reduce(stricter);
}

/** The shorter of two, with what both take beside; in a thread where either has threads, since that can still be chosen. */
function stricter(one: PostingLimits, other: PostingLimits): PostingLimits {
  const shorter = one.maxLength <= other.maxLength ? one : other;
  const maxImages = Math.min(one.maxImages, other.maxImages);
  return { ...shorter, maxImages, threads: one.threads || other.threads };
}
