import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../../main/adjustable-clock.ts';
import { AnswerTooLarge, createBoundedFetch, TimeLimitReached } from '../../../../main/networks/http/bounded-fetch.ts';

const standing = () => createAdjustableClock({ now: () => 0, monotonic: () => 0, after: () => () => {} });

/** A body that gives one chunk and then waits for ever. */
function stuckBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
}

describe('a bounded fetch', () => {
  it('ends a fetch that listens to nothing', async () => {
    const clock = standing();
    const answer = createBoundedFetch(() => new Promise(() => {}), clock)('https://x.example');
    clock.advance(9_999);
    clock.advance(1);
    await expect(answer).rejects.toBeInstanceOf(TimeLimitReached);
  });

  it('ends a body that never does', async () => {
    const clock = standing();
    const answer = createBoundedFetch(async () => new Response(stuckBody()), clock)('https://x.example', { timeLimitMs: 50 });
    clock.advance(50);
    await expect(answer).rejects.toBeInstanceOf(TimeLimitReached);
  });

  it('ends when the caller gives up', async () => {
    const giveUp = new AbortController();
    const answer = createBoundedFetch(() => new Promise(() => {}), standing())('https://x.example', { signal: giveUp.signal });
    giveUp.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  it('reads up to its limit and not a byte more', async () => {
    const fetch = createBoundedFetch(async () => new Response('x'.repeat(100)), standing());
    expect(await (await fetch('https://x.example', { maxBytes: 100 })).text()).toHaveLength(100);
    await expect(fetch('https://x.example', { maxBytes: 99 })).rejects.toBeInstanceOf(AnswerTooLarge);
  });

  it('uses no cache, no cookies, no old connection, and follows nothing', async () => {
    const seen: RequestInit[] = [];
    const fetch = createBoundedFetch(async (_url, init) => {
      seen.push(init ?? {});
      return new Response(null, { status: 204 });
    }, standing());
    expect((await fetch('https://x.example', { headers: { accept: 'x' } })).status).toBe(204);
    expect(seen).toMatchObject([
      { cache: 'no-store', credentials: 'omit', redirect: 'error', headers: { accept: 'x', connection: 'close' } },
    ]);
  });
});
