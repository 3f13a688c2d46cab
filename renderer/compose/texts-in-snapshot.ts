import type { IdentityId } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Draft, DraftPart } from '../../shared/post.ts';
import { postsOf, saysTheSame } from '../../shared/posts-of.ts';
import type { DraftStatus, PostStatus } from '../../shared/snapshot.ts';

/** Which text of a draft is meant: the one that only this identity says, or, where it is null, the draft's own. */
export type TextBy = IdentityId | null;

/** One of the texts of a draft, and who says it. */
export interface TextOf {
  readonly by: TextBy;
  readonly sayers: readonly IdentityId[];
}

/** The draft's own text first, then those that differ. */
export function textsOf(draft: Draft): readonly TextOf[] {
  const own = (draft.also ?? []).filter(({ parts }) => parts !== undefined);
  return [{ by: null, sayers: saysTheSame(draft) }, ...own.map(({ identityId }) => ({ by: identityId, sayers: [identityId] }))];
}

/** What is known of every post that the draft makes, its first one first. */
export function postsIn({ draft, findings, checked, mustRetype, also = [] }: DraftStatus): readonly PostStatus[] {
  return [{ post: postsOf(draft)[0] ?? draft, findings, checked, mustRetype }, ...also];
}

/** What was found in one text, for those who all have it: the same finding about several of them stands there once. */
export interface FoundInText {
  readonly by: TextBy;
  readonly about: readonly IdentityId[];
  readonly parts: readonly DraftPart[];
  readonly findings: readonly Finding[];
  /** Acknowledged for every one of them. */
  readonly acknowledged: readonly string[];
  readonly checked: boolean;
}

/** Findings by whom they are about; one list where the draft goes out by one identity or by nobody. */
export function foundIn(status: DraftStatus, isShown: (finding: Finding) => boolean): readonly FoundInText[] {
  return textsOf(status.draft).flatMap((text) => foundInText(status, text, isShown));
}

function foundInText(status: DraftStatus, { by, sayers }: TextOf, isShown: (finding: Finding) => boolean): readonly FoundInText[] {
  const posts = postsIn(status).filter(({ post }) => post.identityId === null || sayers.includes(post.identityId));
  const groups = new Map<string, FoundInText>();
  for (const finding of new Map(posts.flatMap(({ findings }) => findings.filter(isShown).map((one) => [sameAs(one), one]))).values()) {
    const having = posts.filter(({ findings }) => findings.some((one) => sameAs(one) === sameAs(finding)));
    const about = having.flatMap(({ post }) => post.identityId ?? []);
    const group = groups.get(about.join(' '));
    const isAcknowledged = having.every(({ post }) => post.acknowledged.includes(finding.id));
    groups.set(about.join(' '), {
      ...{ by, about, parts: having[0]?.post.parts ?? [] },
      findings: [...(group?.findings ?? []), finding],
      acknowledged: [...(group?.acknowledged ?? []), ...(isAcknowledged ? [finding.id] : [])],
      checked: having.every(({ checked }) => checked),
    });
  }
  return [...groups.values()];
}

/** Two that say the same of the same words are one to whoever reads them. */
function sameAs({ id, level, why, todo }: Finding): string {
  return JSON.stringify([id, level, why, todo]);
}
