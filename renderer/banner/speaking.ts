import type { IdentityId } from '../../shared/account.ts';
import type { Draft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { type BannerView, bannerView, type Tone } from './banner-view.ts';

/** One of those a draft goes out by, as the banner shows it. */
export interface Speaking {
  readonly identityId: IdentityId | null;
  /** `@acme.com`, with the network where it could be meant on two; its title where it is signed out. */
  readonly who: string;
  readonly view: BannerView;
}

const strictness: Readonly<Record<Tone, number>> = { blocked: 0, brand: 1, personal: 2, nobody: 3 };

/**
 * Everybody a draft goes out by, who cannot post first, then brands, then persons: the first one's colour is that of the
 * window and of its button. Never empty: a draft from nobody says so.
 */
export function speakingOf(snapshot: Snapshot, draft: Draft | null): readonly [Speaking, ...Speaking[]] {
  const posts = draft === null ? [null] : postsOf(draft);
  const speaking = posts.map((post) => ({
    identityId: post?.identityId ?? null,
    who: whoIn(snapshot, post),
    view: bannerView(snapshot, post),
  }));
  const [first, ...others] = speaking.toSorted((a, b) => strictness[a.view.tone] - strictness[b.view.tone]);
  return [first ?? { identityId: null, who: '', view: bannerView(snapshot, null) }, ...others];
}

function whoIn(snapshot: Snapshot, post: Draft | null): string {
  const identity = snapshot.identities.find((status) => status.identity.id === post?.identityId)?.identity;
  return identity === undefined ? bannerView(snapshot, post).title : whoOf(snapshot, identity);
}

/** What a screen reader says when these become the ones it goes out by. */
export function announcementOf([first, ...others]: readonly [Speaking, ...Speaking[]]): string {
  if (others.length === 0) return first.view.announcement;
  return [`${others.length + 1} accounts.`, first.view.announcement, ...others.map(({ view }) => view.announcement)].join(' ');
}
