import type { IdentityId } from '../../shared/account.ts';
import { limitsOf as limitsOfIdentity, type PostingLimits } from '../../shared/posting-limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import type { RoomOf } from './left.tsx';

/** What holds for a text that all of these say; where nobody is chosen yet, what fits every network that somebody here could choose. */
export function limitsOf(snapshot: Pick<Snapshot, 'identities' | 'networks'>, sayers: readonly IdentityId[]): PostingLimits {
  const identities = snapshot.identities.map((status) => status.identity);
  const saying = identities.filter(({ id }) => sayers.includes(id));
  const [first, ...others] = (saying.length === 0 ? identities : saying).map((one) => limitsOfIdentity(one, snapshot.networks));
  if (first === undefined) return limitsOfIdentity(null, snapshot.networks);
  return others.reduce(saying.length === 0 ? stricter : strictest, first);
}

/** The room each of them has, by name where there are several. */
export function roomOf(snapshot: Snapshot, sayers: readonly IdentityId[]): readonly RoomOf[] {
  const saying = snapshot.identities.map((status) => status.identity).filter(({ id }) => sayers.includes(id));
  if (saying.length < 2) return [{ who: '', limits: limitsOf(snapshot, sayers) }];
  return saying.map((one) => ({ who: whoOf(snapshot, one), limits: limitsOfIdentity(one, snapshot.networks) }));
}

/** The shorter of two, with what both take beside; in a thread where either has threads, since that can still be chosen. */
function stricter(one: PostingLimits, other: PostingLimits): PostingLimits {
  const shorter = one.maxLength <= other.maxLength ? one : other;
  const maxImages = Math.min(one.maxImages, other.maxImages);
  return { ...shorter, maxImages, threads: one.threads || other.threads };
}

/** What both take: nothing that one of them refuses can be chosen away any more. */
function strictest(one: PostingLimits, other: PostingLimits): PostingLimits {
  const maxAltLength = Math.min(one.maxAltLength, other.maxAltLength);
  return { ...stricter(one, other), maxAltLength, threads: one.threads && other.threads };
}
