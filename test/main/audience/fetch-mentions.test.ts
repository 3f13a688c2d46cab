import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { fetchMentions, type NewMention } from '../../../main/audience/fetch-mentions.ts';
import type { FoundPosts, NetworkResult } from '../../../main/networks/network.ts';
import { createStillClock } from '../still-clock.ts';
import { foundPost } from './pretend.ts';

const now = createStillClock().now();
const aDayMs = 86_400_000;

/** Pages by cursor, and everything that happened. */
function scene(
  pages: readonly (NetworkResult<FoundPosts> | Promise<NetworkResult<FoundPosts>>)[],
  rest: { readonly unbroken?: boolean; readonly known?: readonly string[] } = {},
) {
  const clock = createAdjustableClock({ now: () => now, monotonic: () => 0, after: () => () => {} });
  const kept = new Map<string, NewMention>();
  const known = new Set(rest.known ?? []);
  const asked: (string | null)[] = [];
  const progress: (readonly [number, number | null])[] = [];
  const stop = new AbortController();
  const waiting: (() => void)[] = [];
  const fetched = fetchMentions({
    clock,
    page: async (cursor) => {
      const answer = pages[asked.length];
      asked.push(cursor);
      return answer ?? { kind: 'ok', value: { posts: [], cursor: null } };
    },
    keep: async (mentions) => {
      const fresh = mentions.filter(({ id }) => !kept.has(id) && !known.has(id));
      for (const mention of fresh) kept.set(mention.id, mention);
      return fresh.length;
    },
    notBefore: now - 90 * aDayMs,
    unbroken: rest.unbroken ?? false,
    onProgress: (count, until) => {
      progress.push([count, until]);
      if (until !== null) for (const tell of waiting.splice(0)) tell();
    },
    signal: stop.signal,
  });
  const untilWaiting = (): Promise<void> => new Promise((tell) => waiting.push(tell));
  return { fetched, kept, asked, progress, stop, clock, untilWaiting };
}

function page(posts: FoundPosts['posts'], cursor: string | null): NetworkResult<FoundPosts> {
  return { kind: 'ok', value: { posts, cursor } };
}

describe('fetching mentions', () => {
  it('goes from page to page until the last', async () => {
    const { fetched, kept, asked } = scene([
      page([foundPost(1, now)], 'a'),
      page([foundPost(2, now - 1)], 'b'),
      page([foundPost(3, now - 2)], null),
    ]);
    expect(await fetched).toEqual({ kind: 'ok', value: { fetched: 3, unbroken: true } });
    expect(asked).toEqual([null, 'a', 'b']);
    expect([...kept.values()].map(({ author, text }) => [author, text])).toEqual(
      [1, 2, 3].map((index) => ['kim.example', `mention ${index}`]),
    );
  });

  it('ends at mentions older than ninety days, and keeps none of them', async () => {
    const { fetched, kept, asked } = scene([page([foundPost(1, now), foundPost(2, now - 91 * aDayMs)], 'a')]);
    expect(await fetched).toMatchObject({ value: { fetched: 1, unbroken: true } });
    expect([kept.size, asked.length]).toEqual([1, 1]);
  });

  it('ends where it meets what it knows, but only if nothing is missing behind that', async () => {
    const known = [foundPost(1, now).uri];
    const pages = [page([foundPost(1, now)], 'a'), page([foundPost(2, now - 1)], null)];
    const met = scene(pages, { known, unbroken: true });
    expect(await met.fetched).toMatchObject({ value: { unbroken: true } });
    expect(met.asked).toEqual([null]);
    const gone = scene(pages, { known, unbroken: false });
    await gone.fetched;
    expect(gone.asked).toEqual([null, 'a']);
    expect(gone.kept.size).toBe(1);
  });

  it('is not led round in a circle by a cursor that comes again', async () => {
    const { fetched, asked } = scene([page([foundPost(1, now)], 'a'), page([foundPost(2, now)], 'a'), page([foundPost(3, now)], 'a')]);
    await fetched;
    expect(asked).toEqual([null, 'a']);
  });

  it('waits as long as the network asks, and goes on', async () => {
    const slow: NetworkResult<FoundPosts> = { kind: 'rateLimited', retryAt: now + 30_000, words: 'Slower.' };
    const { fetched, progress, clock, untilWaiting, asked } = scene([
      page([foundPost(1, now)], 'a'),
      slow,
      page([foundPost(2, now)], null),
    ]);
    await untilWaiting();
    expect(progress.at(-1)).toEqual([1, now + 30_000]);
    clock.advance(29_999);
    expect(asked).toHaveLength(2);
    clock.advance(1);
    expect(await fetched).toMatchObject({ value: { fetched: 2 } });
  });

  it('keeps what came where the rest does not, and says how much that is', async () => {
    const { fetched, kept } = scene([page([foundPost(1, now)], 'a'), { kind: 'rejected', words: 'No.' }]);
    expect(await fetched).toMatchObject({
      kind: 'refused',
      refusal: { words: 'No. The 1 fetched so far are kept; fetch again to go on.' },
    });
    expect(kept.size).toBe(1);
  });

  it('does not wait for longer than five minutes: the person asks again', async () => {
    const { fetched } = scene([{ kind: 'rateLimited', retryAt: now + 3_600_000, words: 'Slower.' }]);
    expect(await fetched).toMatchObject({ kind: 'refused', refusal: { reason: 'rateLimited' } });
  });

  it('ends at once when it is stopped while a server hangs, and keeps nothing that comes after', async () => {
    let answerLate = (_: NetworkResult<FoundPosts>): void => {};
    const hanging = new Promise<NetworkResult<FoundPosts>>((resolve) => {
      answerLate = resolve;
    });
    const { fetched, kept, asked, stop } = scene([hanging]);
    stop.abort();
    expect(await fetched).toEqual({ kind: 'ok', value: { fetched: 0, unbroken: false } });
    answerLate(page([foundPost(1, now)], 'a'));
    await hanging;
    expect([kept.size, asked]).toEqual([0, [null]]);
  });

  it('ends when it is stopped, also while it waits', async () => {
    const { fetched, stop, untilWaiting } = scene([page([foundPost(1, now)], 'a'), { kind: 'unreachable', words: 'Away.' }]);
    await untilWaiting();
    stop.abort();
    expect(await fetched).toEqual({ kind: 'ok', value: { fetched: 1, unbroken: false } });
  });
});
