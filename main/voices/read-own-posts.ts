import { shareRead } from '../../shared/own-posts.ts';
import type { Clock } from '../clock.ts';
import type { NetworkFailure, NetworkResult, OwnPostPage } from '../networks/network.ts';
import { patiently } from '../networks/patiently.ts';
import type { KeptOwnPost, OwnPostRecord, OwnPostStore } from '../store/own-post-store.ts';

export interface ReadingParts {
  readonly clock: Clock;
  readonly store: OwnPostStore;
  readonly page: (cursor: string | null) => Promise<NetworkResult<OwnPostPage>>;
  /** Posts written earlier are neither read nor kept; epoch milliseconds. */
  readonly notBefore: number;
  /** So many are read at most. */
  readonly most: number;
  /** Whether posts of this identity may still be kept, asked before each page is. */
  readonly wanted: () => boolean;
  /** `share`: from 0 to 1. `waitingUntil`: epoch milliseconds of the next try, or null. */
  readonly onProgress: (read: number, share: number, waitingUntil: number | null) => void;
  /** After each page, which is on disk together with this record. */
  readonly onKept: (record: OwnPostRecord) => Promise<void>;
  readonly signal: AbortSignal;
}

/** How a reading ended: `ended` at its end; `stopped` on the way, to go on later. */
export type Reading =
  | { readonly kind: 'ended' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: NetworkFailure };

/** Of pages in one go, also where they hold no words: more lead round in a circle. */
const mostPages = 1_000;
/** Of a post's words. */
const longestText = 20_000;

type Begun = OwnPostRecord & { readonly startedAt: number };

/**
 * Goes through the pages from the newest back, or from where it stopped: until the end, the age or number bound, or, where
 * everything older is known, until a page that brings nothing new. Each page is kept together with the place to go on.
 */
export async function readOwnPosts(parts: ReadingParts, from: Begun): Promise<Reading> {
  const { store, clock, signal, notBefore, most } = parts;
  let record = from;
  let read = from.cursor === null ? 0 : await store.countMet(from.identityId, from.startedAt);
  let share = shareRead(read, most, null, clock.now(), notBefore);
  const seen = new Set<string>();
  for (let pages = 0; pages < mostPages; pages += 1) {
    parts.onProgress(read, share, null);
    const onWaiting = (until: number | null): void => parts.onProgress(read, share, until);
    const at = record.cursor;
    const page = await patiently({ clock, signal, onWaiting }, () => parts.page(at));
    if (page === null || signal.aborted || !parts.wanted()) return { kind: 'stopped' };
    if (page.kind !== 'ok') return { kind: 'failed', failure: page };
    const { posts, cursor } = page.value;
    const recent = posts.map((post) => keptForm(post, clock.now())).filter(({ time }) => time >= notBefore);
    const isCircle = cursor !== null && seen.has(cursor);
    record = { ...record, cursor: isCircle ? null : cursor };
    const { added, met } = await store.keep(record, recent);
    await parts.onKept(record);
    read += met;
    share = Math.max(share, shareRead(read, most, recent.at(-1)?.time ?? null, clock.now(), notBefore));
    const allOld = posts.length > 0 && recent.length === 0;
    const nothingNew = recent.length > 0 && (met === 0 || (!record.whole && added === 0));
    if (cursor === null || isCircle || allOld || nothingNew || read >= most) return { kind: 'ended' };
    seen.add(cursor);
    // Windows and the outbox have their turn in between.
    await new Promise((next) => setImmediate(next));
  }
  return { kind: 'ended' };
}

/** A time in the future would keep a post for longer than the rules allow: a post is at most as new as its reading. */
function keptForm({ id, text, time }: KeptOwnPost, now: number): KeptOwnPost {
  return { id, text: text.slice(0, longestText), time: Math.min(Math.trunc(time), now) };
}
