import { longestMention, mostMentions } from '../../shared/audience.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { FoundPosts, NetworkFailure, NetworkResult } from '../networks/network.ts';
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
const mostTries = 5;
const firstWaitMs = 2_000;
/** A network that asks for more patience than this is asked again by the person. */
const longestWaitMs = 5 * 60_000;

/** Goes through the pages from the newest back: until the end, until what is known, until the limits, or until stopped. */
export async function fetchMentions(parts: FetchParts): Promise<Outcome<Fetched>> {
  let cursor: string | null = null;
  let fetched = 0;
  const seen = new Set<string>();
  for (let pages = 0; pages < mostPages && !parts.signal.aborted; pages += 1) {
    const page: NetworkResult<FoundPosts> | null = await patiently(parts, fetched, cursor);
    if (page === null) break;
    if (page.kind !== 'ok') return refused(null, page.kind, wordsOf(page, fetched));
    const recent = page.value.posts.filter(({ at }) => at >= parts.notBefore);
    const added = await parts.keep(recent.map(mentionOf));
    fetched += recent.length;
    parts.onProgress(fetched, null);
    cursor = page.value.cursor;
    const met = parts.unbroken && recent.length > 0 && added === 0;
    const tooOld = recent.length < page.value.posts.length;
    // A cursor that comes again would lead round in a circle.
    if (cursor === null || seen.has(cursor) || met || tooOld || fetched >= mostMentions)
      return { kind: 'ok', value: { fetched, unbroken: true } };
    seen.add(cursor);
  }
  return { kind: 'ok', value: { fetched, unbroken: false } };
}

/** One page, with growing waits where the network fails in a way that may pass; null where it was stopped meanwhile. */
async function patiently(parts: FetchParts, fetched: number, cursor: string | null): Promise<NetworkResult<FoundPosts> | null> {
  for (let tries = 1; ; tries += 1) {
    const answer = await unlessStopped(parts.signal, parts.page(cursor));
    if (answer === null) return null;
    if (answer.kind === 'ok' || !mayPass(answer) || tries === mostTries) return answer;
    const waitMs = waitOf(answer, tries, parts.clock.now());
    if (waitMs > longestWaitMs) return answer;
    parts.onProgress(fetched, parts.clock.now() + waitMs);
    if (!(await waited(parts, waitMs))) return null;
    parts.onProgress(fetched, null);
  }
}

/** The answer, or null as soon as it is stopped: a server that hangs must not keep anybody waiting who wants no more of it. */
function unlessStopped<T>(signal: AbortSignal, answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => resolve(null);
    signal.addEventListener('abort', stopped, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}

function mayPass({ kind }: NetworkFailure): boolean {
  return kind === 'rateLimited' || kind === 'unknown' || kind === 'unreachable';
}

function waitOf(failure: NetworkFailure, tries: number, now: number): number {
  const growing = firstWaitMs * 2 ** (tries - 1);
  return failure.kind === 'rateLimited' && failure.retryAt !== null ? Math.max(failure.retryAt - now, growing) : growing;
}

/** False where it was stopped meanwhile. */
function waited({ clock, signal }: FetchParts, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const stopped = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stopped);
      resolve(true);
    });
    signal.addEventListener('abort', stopped, { once: true });
  });
}

function mentionOf({ uri, url, authorHandle, text, at }: FoundPosts['posts'][number]): NewMention {
  return { id: uri, url, author: authorHandle === '' ? null : authorHandle, text: text.slice(0, longestMention), at };
}

function wordsOf({ words }: NetworkFailure, fetched: number): string {
  return fetched === 0 ? words : `${words} The ${fetched} fetched so far are kept; fetch again to go on.`;
}
