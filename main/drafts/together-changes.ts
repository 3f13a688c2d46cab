import type { IdentityId } from '../../shared/account.ts';
import { type Also, type Draft, isBlank } from '../../shared/post.ts';
import { postBy } from '../../shared/posts-of.ts';

/** Pure changes of who a draft goes out by beside the one it is bound to. Law 2: each voids every acknowledgement. */

/** A draft after a change, and the texts that have no place in it any more: drafts of their own, so that none is lost. */
export interface Parted {
  readonly draft: Draft;
  readonly apart: readonly Draft[];
}

/** What was acknowledged was acknowledged for those who were to speak then. */
function withAlso({ also: _, ...draft }: Draft, also: readonly Also[], now: number): Draft {
  const others = also.map((other) => ({ ...other, acknowledged: [] }));
  return { ...draft, ...(others.length === 0 ? {} : { also: others }), acknowledged: [], updatedAt: now };
}

/** Who may see it and what it stands behind are as for the first: an account joins no post that more people would see. */
export function joined(draft: Draft, identityId: IdentityId, postId: string, now: number): Draft {
  const { visibility, contentWarning, also = [] } = draft;
  const joining: Also = {
    ...{ id: postId, identityId, acknowledged: [] },
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
  return withAlso(draft, [...also, joining], now);
}

/** Without that identity; the rest stays as it is. Where words are there, who is left must be retyped to confirm. */
export function withoutIdentity(draft: Draft, identityId: IdentityId, newId: () => string, now: number): Parted {
  const { also = [] } = draft;
  const lost = ownPost(draft, identityId);
  const apart = lost === null ? [] : [asDraft(lost, newId(), now)];
  const switched = draft.switched || !isBlank(draft);
  if (identityId !== draft.identityId) {
    const others = also.filter((other) => other.identityId !== identityId);
    return { draft: { ...withAlso(draft, others, now), switched }, apart };
  }
  const heir = heirOf(draft);
  if (heir === null) return { draft: { ...withAlso({ ...draft, identityId: null }, [], now), switched }, apart: [] };
  const others = also.filter((other) => other !== heir);
  return { draft: { ...withAlso(ledBy(draft, heir), others, now), switched }, apart };
}

/** Bound to one identity alone, or to nobody. Whoever was there and has a text of its own takes it along. */
export function aloneBy(draft: Draft, identityId: IdentityId | null, newId: () => string, now: number): Parted {
  const others = [...(draft.also ?? []).map((other) => other.identityId), ...(draft.identityId === null ? [] : [draft.identityId])];
  let left: Parted = { draft, apart: [] };
  for (const other of others) {
    if (left.draft.also === undefined || other === identityId) continue;
    const next = withoutIdentity(left.draft, other, newId, now);
    left = { draft: next.draft, apart: [...left.apart, ...next.apart] };
  }
  return left;
}

/** From now on this one can be written differently. The text that all have stays with those who say the same. */
export function withOwnText(draft: Draft, identityId: IdentityId, newId: () => string): Draft {
  const { also = [] } = draft;
  if (identityId !== draft.identityId) {
    const parts = [...draft.parts];
    return { ...draft, also: also.map((other) => (other.identityId === identityId ? { parts, ...other } : other)) };
  }
  const heir = also.find((other) => other.parts === undefined);
  if (heir === undefined) return draft;
  const { acknowledged, visibility, contentWarning } = draft;
  const first: Also = {
    ...{ id: newId(), identityId, parts: [...draft.parts], acknowledged },
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
  return { ...ledBy(draft, heir), also: [first, ...also.filter((other) => other !== heir)] };
}

/** It says the same as the others again; what it said becomes a draft of its own. */
export function withCommonText(draft: Draft, identityId: IdentityId, newId: () => string, now: number): Parted {
  const lost = ownPost(draft, identityId);
  if (identityId === draft.identityId) return { draft, apart: [] };
  const also = (draft.also ?? []).map((other) => {
    const { parts: _, ...rest } = other;
    return other.identityId === identityId ? { ...rest, id: newId() } : other;
  });
  return { draft: { ...draft, also, updatedAt: now }, apart: lost === null ? [] : [asDraft(lost, newId(), now)] };
}

/** The post whose words nobody else says, if there are any. */
function ownPost(draft: Draft, identityId: IdentityId): Draft | null {
  const post = postBy(draft, identityId);
  if (post === null || isBlank(post)) return null;
  const saidBy = [draft.parts, ...(draft.also ?? []).map(({ parts }) => parts ?? draft.parts)];
  const words = JSON.stringify(post.parts);
  return saidBy.filter((parts) => JSON.stringify(parts) === words).length > 1 ? null : post;
}

function asDraft(post: Draft, id: string, now: number): Draft {
  return { ...post, id, acknowledged: [], createdAt: now, updatedAt: now };
}

/** Who leads when the first leaves: somebody who says the same, so that the text stays theirs. */
function heirOf({ also = [] }: Draft): Also | null {
  return also.find(({ parts }) => parts === undefined) ?? also[0] ?? null;
}

/** The heir in the first place, with its own text, reach and acknowledgements. */
function ledBy(draft: Draft, { identityId, parts, acknowledged, visibility, contentWarning }: Also): Draft {
  const { visibility: _, contentWarning: __, ...rest } = draft;
  return {
    ...{ ...rest, identityId, parts: parts ?? draft.parts, acknowledged },
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
}
