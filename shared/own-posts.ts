import type { IdentityId } from './account.ts';
import type { Refusal } from './outcome.ts';

/** What is going on with the own posts of an identity that its voice is learned from. */
export type OwnPostsWork =
  | { readonly kind: 'idle' }
  /** `read`: in this reading. `waitingUntil`: the network asked for patience, epoch milliseconds; else null. */
  | { readonly kind: 'reading'; readonly read: number; readonly share: number; readonly waitingUntil: number | null }
  /** By the person, and until the person wants it to go on. */
  | { readonly kind: 'paused' }
  /** By the person: nothing is kept, and nothing read until the person asks. */
  | { readonly kind: 'deleted' }
  /** `againAt`: when it is tried again by itself, epoch milliseconds. */
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly againAt: number };

/** What every window may know of them; the posts themselves never leave main. */
export interface OwnPostsStatus {
  readonly work: OwnPostsWork;
  /** How many are kept. */
  readonly posts: number;
  /** When the oldest was written, epoch milliseconds; null where there are none. */
  readonly oldest: number | null;
  /** When they were last read to the end, epoch milliseconds; null before the first time. */
  readonly readAt: number | null;
}
export type OwnPostsOfAll = Readonly<Record<IdentityId, OwnPostsStatus>>;

export const noOwnPosts: OwnPostsStatus = { work: { kind: 'idle' }, posts: 0, oldest: null, readAt: null };

/** A progress from 0 to 1: of the way back in time to `notBefore`, or of as many posts as are read at most. */
export function shareRead(read: number, most: number, reached: number | null, now: number, notBefore: number): number {
  const back = reached === null || now <= notBefore ? 0 : (now - reached) / (now - notBefore);
  return Math.min(1, Math.max(0, back, read / Math.max(1, most)));
}
