import type { Draft } from '../../shared/post.ts';
import { postsOf, withPost } from '../../shared/posts-of.ts';
import type { AppState } from '../app-state/app-state.ts';

/** With the acknowledgements, in each of its posts that was looked at anew, of what is still found there; the same where that is all. */
export function withStillFound(draft: Draft, lookedAt: readonly string[], findings: AppState['findings']): Draft {
  return postsOf(draft).reduce((whole, post) => {
    const shown = lookedAt.includes(post.id) ? findings[post.id] : undefined;
    if (shown === undefined || shown.parts !== post.parts) return whole;
    const acknowledged = post.acknowledged.filter((id) => shown.findings.some((finding) => finding.id === id));
    return acknowledged.length === post.acknowledged.length ? whole : withPost(whole, post.identityId, (own) => ({ ...own, acknowledged }));
  }, draft);
}
