import type { IdentityId } from '../../shared/account.ts';
import { limitsOf as limitsOfIdentity, type PostingLimits } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What holds for a draft; where nobody is chosen yet, what the strictest network takes. */
export function limitsOf(snapshot: Snapshot, identityId: IdentityId | null): PostingLimits {
  const identity = snapshot.identities.find((status) => status.identity.id === identityId)?.identity ?? null;
  const all = limitsOfIdentity(identity, snapshot.networks);
  return identity === null ? snapshot.networks.map(({ limits }) => limits).reduce(stricter, all) : all;
}

/** The shorter of two, with what both take beside. */
function stricter(one: PostingLimits, other: PostingLimits): PostingLimits {
  const shorter = one.maxLength <= other.maxLength ? one : other;
  const maxImages = Math.min(one.maxImages, other.maxImages);
  return { ...shorter, maxImages, threads: one.threads && other.threads };
}
