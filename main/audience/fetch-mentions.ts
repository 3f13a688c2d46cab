import { longestMention, mostMentions } from '../../shared/audience.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { FoundPosts, NetworkFailure, NetworkResult } from '../networks/network.ts';
import { patiently } from '../networks/patiently.ts';
import type { FileMention } from './mentions-file.ts';

/** A mention as a source gives it. */
export interface NewMention extends FileMention {
  readonly id: string;
  readonly url: string | null;
}

export interface FetchParts {
  readonly clock: Clock;
  readonly page: (cursor: string | null) => Promise<NetworkResult<FoundPosts>>;
  /** Keeps a page at once, so that what came stays when the rest does not; how many of it are new. */
  readonly keep: (mentions: readonly NewMention[]) => Promise<number>;
  /** Older ones are not fetched; epoch milliseconds. */
  readonly notBefore: number;
  /** Everything before the newest kept one is there: a page that brings nothing new is the last. */
  readonly unbroken: boolean;
  /** `waitingUntil`: epoch milliseconds of the next try, or null. */
  readonly onProgress: (fetched: number, waitingUntil: number | null) => void;
  readonly signal: AbortSignal;
}

export interface Fetched {
  readonly fetched: number;
  /** False where it was stopped before it reached what is known, or the end. */
  readonly unbroken: boolean;
}

/** Servers that cannot choose by reason give pages with few mentions in them. */
const mostPages = 500;

/** Goes through the pages from the newest back: until the end, until what is known, until the limits, or until stopped. */
export async function fetchMentions(parts: FetchParts): Promise<Outcome<Fetched>> {
  let cursor: string | null = null;
  let fetched = 0;
  const seen = new Set<string>();
  for (let pages = 0; pages < mostPages && !parts.signal.aborted; pages += 1) {
    const page: NetworkResult<FoundPosts> | null = await patientPage(parts, fetched, cursor);
    if (page === null) break;
    if (page.kind !== 'ok') return refused(null, page.kind, wordsOf(page, fetched));
    const recent = page.value.posts.filter(({ at }) => at >= parts.notBefore);
    const added = await parts.keep(recent.map(mentionOf));
    fetched += recent.length;
    parts.onProgress(fetched, null);
    cursor = page.value.cursor;
    const known = parts.unbroken && recent.length > 0 && added === 0;
    const tooOld = recent.length < page.value.posts.length;
    // A cursor that comes again would lead round in a circle.
    if (cursor === null || seen.has(cursor) || known || tooOld || fetched >= mostMentions)
      return { kind: 'ok', value: { fetched, unbroken: true } };
    seen.add(cursor);
  }
  return { kind: 'ok', value: { fetched, unbroken: false } };
}

function patientPage(parts: FetchParts, fetched: number, cursor: string | null): Promise<NetworkResult<FoundPosts> | null> {
  const onWaiting = (until: number | null): void => parts.onProgress(fetched, until);
  return patiently({ ...parts, onWaiting }, () => parts.page(cursor));
}

function mentionOf({ uri, url, authorHandle, text, at }: FoundPosts['posts'][number]): NewMention {
  return { id: uri, url, author: authorHandle === '' ? null : authorHandle, text: text.slice(0, longestMention), at };
}

function wordsOf({ words }: NetworkFailure, fetched: number): string {
  return fetched === 0 ? words : `${words} The ${fetched} fetched so far are kept; fetch again to go on.`;
}
