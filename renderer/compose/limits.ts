import type { Identity, IdentityId } from '../../shared/account.ts';
import { type CountedBeside, countedBeside } from '../../shared/counted-beside.ts';
import { limitsOf as limitsOfIdentity, type PostingLimits } from '../../shared/posting-limits.ts';
import { postBy } from '../../shared/posts-of.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import type { RoomOf } from './left.tsx';

/** What holds for a text that all of these say; where nobody is chosen yet, what fits every network that somebody here could choose. */
export function limitsOf(snapshot: Pick<Snapshot, 'identities' | 'networks'>, sayers: readonly IdentityId[]): PostingLimits {
  const identities = snapshot.identities.map((status) => status.identity);
  const saying = identities.filter(({ id }) => sayers.includes(id));
  const [first, ...others] = (saying.length === 0 ? identities : saying).map((one) => limitsOfIdentity(one, snapshot.networks));
  if (first === undefined) return limitsOfIdentity(null, snapshot.networks);
  return others.reduce(saying.length === 0 ? stricter : strictest, first);
}

/** The room each of them has for its post of the draft, by name where there are several. */
export function roomOf(snapshot: Snapshot, draftId: DraftId, sayers: readonly IdentityId[]): readonly RoomOf[] {
  const saying = snapshot.identities.map((status) => status.identity).filter(({ id }) => sayers.includes(id));
  const beside = (identity: Identity | null) => besideOf(snapshot, draftId, identity);
  if (saying.length < 2) return [{ who: '', limits: limitsOf(snapshot, sayers), beside: beside(saying[0] ?? null) }];
  return saying.map((one) => ({ who: whoOf(snapshot, one), limits: limitsOfIdentity(one, snapshot.networks), beside: beside(one) }));
}

function besideOf(snapshot: Snapshot, draftId: DraftId, identity: Identity | null): CountedBeside {
  const draft = statusIn(snapshot, draftId)?.draft;
  const post = draft === undefined ? null : (postBy(draft, identity?.id ?? null) ?? draft);
  return post === null ? { warning: '', answered: null, own: '' } : countedBeside(post, identity);
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
