import type { IdentityId } from './account.ts';
import type { Also, Draft } from './post.ts';

/**
 * The posts that a draft makes, one for each identity it goes out by: each is a draft bound to that one alone, with the text,
 * reach and acknowledgements that are its own. The first has the draft's id. A draft for one identity is its only post.
 */
export function postsOf(draft: Draft): readonly Draft[] {
  const { also, ...first } = draft;
  return also === undefined ? [draft] : [first, ...also.map((other) => postOfOther(first, other))];
}

function postOfOther(first: Draft, { parts, ...other }: Also): Draft {
  const { visibility: _, contentWarning: __, ...common } = first;
  return { ...common, ...other, parts: parts ?? first.parts };
}

/** The one draft that makes these posts: `postsOf` the other way round. What they have in common is as the first has it. */
export function draftOfPosts([first, ...others]: readonly [Draft, ...Draft[]]): Draft {
  const also = others.flatMap((post) => otherBeside(post, first));
  return also.length === 0 ? first : { ...first, also };
}

function otherBeside({ id, identityId, parts, visibility, contentWarning, acknowledged }: Draft, first: Draft): readonly Also[] {
  if (identityId === null) return [];
  const saysTheSame = JSON.stringify(parts) === JSON.stringify(first.parts);
  return [
    {
      ...{ id, identityId, acknowledged },
      ...(saysTheSame ? {} : { parts }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(contentWarning === undefined ? {} : { contentWarning }),
    },
  ];
}

/** The post that goes out by this identity; null where none does. */
export function postBy(draft: Draft, identityId: IdentityId | null): Draft | null {
  return postsOf(draft).find((post) => post.identityId === identityId) ?? null;
}

/** Everybody it goes out by; nobody where none was chosen. */
export function identitiesOf(draft: Draft): readonly IdentityId[] {
  return [...(draft.identityId === null ? [] : [draft.identityId]), ...(draft.also ?? []).map(({ identityId }) => identityId)];
}

/** Those who say what the draft itself says; the others have a text of their own. */
export function saysTheSame(draft: Draft): readonly IdentityId[] {
  const others = (draft.also ?? []).filter(({ parts }) => parts === undefined).map(({ identityId }) => identityId);
  return draft.identityId === null ? others : [draft.identityId, ...others];
}

/** With what `change` makes of the post that goes out by `identityId`; what belongs to all of them is changed for all. */
export function withPost(draft: Draft, identityId: IdentityId | null, change: (post: Draft) => Draft): Draft {
  const { also, ...first } = draft;
  if (also === undefined || identityId === null || identityId === draft.identityId) {
    const changed = change(also === undefined ? draft : first);
    return also === undefined ? changed : { ...changed, also };
  }
  const other = also.find((one) => one.identityId === identityId);
  if (other === undefined) return draft;
  const post = change(postOfOther(first, other));
  const next = also.map((one) => (one === other ? otherOfPost(other, post, first) : one));
  return { ...first, also: next, languages: post.languages, updatedAt: post.updatedAt };
}

function otherOfPost({ id, identityId, parts }: Also, post: Draft, first: Draft): Also {
  const { visibility, contentWarning, acknowledged } = post;
  return {
    ...{ id, identityId, acknowledged },
    ...(parts === undefined && post.parts === first.parts ? {} : { parts: post.parts }),
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
}
