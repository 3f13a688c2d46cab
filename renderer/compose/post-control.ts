import type { IdentityId } from '../../shared/account.ts';
import type { CommandArguments } from '../../shared/ipc.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { isBlank } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import type { Speaking } from '../banner/speaking.ts';
import { confirmVerb } from '../parts/act-words.ts';
import { listed } from '../parts/listed.ts';
import { sameHandle } from '../parts/same-handle.ts';
import { postsIn } from './texts-in-snapshot.ts';

/** A handle that must be typed before the button can be pressed. */
export interface Retype {
  readonly identityId: IdentityId;
  /** Without the at sign. */
  readonly handle: string;
  /** With the network, where it could be meant on two. */
  readonly who: string;
}

/** What was typed, by identity. */
export type Retyped = Readonly<Record<IdentityId, string>>;

/** How the Post button looks; whether it may is decided by main, and again when it is pressed. */
export interface PostControl {
  readonly words: string;
  /** A brand is confirmed by holding, a person by one click. */
  readonly hold: boolean;
  /** Why it cannot be pressed yet, or null. */
  readonly why: string | null;
  /** The handles to type first. */
  readonly retype: readonly Retype[];
  /** The network to name beside the handle of a single identity, where it could be meant on two; else null. */
  readonly network: string | null;
}

/** What there is to say of a draft beside its Post button, as main last had it. */
export interface PostStanding {
  readonly isBlank: boolean;
  readonly refusal: Refusal | null;
  /** Whose handles must be retyped. */
  readonly mustRetype: readonly IdentityId[];
  /** What confirming it does: `Post`, `Repost`. */
  readonly verb: string;
}

export function postStanding(status: DraftStatus | null): PostStanding {
  if (status === null) return { isBlank: true, refusal: null, mustRetype: [], verb: 'Post' };
  const { draft, refusal } = status;
  const mustRetype = postsIn(status).flatMap(({ post, mustRetype }) => (mustRetype && post.identityId !== null ? [post.identityId] : []));
  return { isBlank: isBlank(draft), refusal, mustRetype, verb: confirmVerb(draft) };
}

export function postControl(status: PostStanding, speaking: readonly [Speaking, ...Speaking[]], retyped: Retyped): PostControl {
  const [{ view }, ...others] = speaking;
  const cannot = { hold: false, retype: [], network: null };
  if (view.tone === 'nobody') return { ...cannot, words: 'Choose who posts', why: 'Choose who this is from, then post.' };
  if (view.tone === 'blocked') {
    const why = others.length === 0 ? 'Choose another account to post this.' : 'Choose other accounts to post this.';
    return { ...cannot, words: 'Cannot post', why };
  }
  const retype = speaking.flatMap(({ identityId, who, view: { title } }) =>
    identityId !== null && status.mustRetype.includes(identityId) ? [{ identityId, handle: title.slice(1), who }] : [],
  );
  const words = `${status.verb} as ${others.length === 0 ? view.title : listed(speaking.map(({ who }) => who))}`;
  const network = others.length === 0 ? view.network : null;
  return { words, hold: view.tone === 'brand', why: whyNot(status, retype, retyped), retype, network };
}

function whyNot(status: PostStanding, retype: readonly Retype[], retyped: Retyped): string | null {
  if (status.isBlank) return 'Write something first.';
  if (status.refusal !== null) return status.refusal.words;
  const missing = retype.find(({ identityId, handle }) => !sameHandle(handle, retyped[identityId] ?? ''));
  return missing === undefined ? null : `Type @${missing.handle} above first.`;
}

/** The gesture for exactly those whom the button names; null where it names nobody. */
export function gestureOf(
  speaking: readonly [Speaking, ...Speaking[]],
  { retype }: PostControl,
  retyped: Retyped,
  heldMs: number,
): Omit<CommandArguments<'draft.confirm'>, 'draftId'> | null {
  const named = speaking.flatMap(({ identityId }) => {
    if (identityId === null) return [];
    const asked = retype.some((one) => one.identityId === identityId);
    return [{ identityId, retypedHandle: asked ? (retyped[identityId] ?? '') : null }];
  });
  const [first, ...also] = named;
  if (first === undefined) return null;
  return { ...first, heldMs, ...(also.length === 0 ? {} : { also }) };
}
