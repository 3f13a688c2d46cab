import type { Refusal } from '../../shared/outcome.ts';
import { isBlank } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import type { BannerView } from '../banner/banner-view.ts';
import { confirmVerb } from '../parts/act-words.ts';
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
  /** The network to name beside the handle, where it could be meant on two; else null. */
  readonly network: string | null;
}

/** What there is to say of a draft beside its Post button, as main last had it. */
export interface PostStanding {
  readonly isBlank: boolean;
  readonly refusal: Refusal | null;
  readonly mustRetype: boolean;
  /** What confirming it does: `Post`, `Repost`. */
  readonly verb: string;
}

export function postStanding(status: DraftStatus | null): PostStanding {
  if (status === null) return { isBlank: true, refusal: null, mustRetype: false, verb: 'Post' };
  const { draft, refusal, mustRetype } = status;
  return { isBlank: isBlank(draft), refusal, mustRetype, verb: confirmVerb(draft) };
}

export function postControl(status: PostStanding, view: BannerView, retyped: string): PostControl {
  const cannot = { hold: false, retype: null, network: null };
  if (view.tone === 'nobody') return { ...cannot, words: 'Choose who posts', why: 'Choose who this is from, then post.' };
  if (view.tone === 'blocked') return { ...cannot, words: 'Cannot post', why: 'Choose another account to post this.' };
  const handle = view.title.slice(1);
  const retype = status.mustRetype ? handle : null;
  const words = `${status.verb} as ${view.title}`;
  return { words, hold: view.tone === 'brand', why: whyNot(status, retype, retyped), retype, network: view.network };
}

function whyNot(status: PostStanding, retype: string | null, retyped: string): string | null {
  if (status.isBlank) return 'Write something first.';
  if (status.refusal !== null) return status.refusal.words;
  return retype !== null && !sameHandle(retype, retyped) ? `Type @${retype} above first.` : null;
}
