import type { Refusal } from '../../shared/outcome.ts';
import { isBlank } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import type { BannerView } from '../banner/banner-view.ts';
import { sameHandle } from '../parts/same-handle.ts';

/** How the Post button looks; whether it may is decided by main, and again when it is pressed. */
export interface PostControl {
  readonly words: string;
  /** A brand is confirmed by holding, a person by one click. */
  readonly hold: boolean;
  /** Why it cannot be pressed yet, or null. */
  readonly why: string | null;
  /** The handle to type first, or null. */
  readonly retype: string | null;
}

/** What there is to say of a draft beside its Post button, as main last had it. */
export interface PostStanding {
  readonly isBlank: boolean;
  readonly refusal: Refusal | null;
  readonly mustRetype: boolean;
}

export function postStanding(status: DraftStatus | null): PostStanding {
  if (status === null) return { isBlank: true, refusal: null, mustRetype: false };
  return { isBlank: isBlank(status.draft), refusal: status.refusal, mustRetype: status.mustRetype };
}

export function postControl(status: PostStanding, view: BannerView, retyped: string): PostControl {
  if (view.tone === 'nobody') return { words: 'Choose who posts', hold: false, why: 'Choose who this is from, then post.', retype: null };
  if (view.tone === 'blocked') return { words: 'Cannot post', hold: false, why: 'Choose another account to post this.', retype: null };
  const handle = view.title.slice(1);
  const retype = status.mustRetype ? handle : null;
  return { words: `Post as ${view.title}`, hold: view.tone === 'brand', why: whyNot(status, retype, retyped), retype };
}

function whyNot(status: PostStanding, retype: string | null, retyped: string): string | null {
  if (status.isBlank) return 'Write something first.';
  if (status.refusal !== null) return status.refusal.words;
  return retype !== null && !sameHandle(retype, retyped) ? `Type @${retype} above first.` : null;
}
