import { lexicons } from '@atproto/api';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../main/networks/bluesky/exchange.ts';
import { ownPostPage } from '../../../../main/networks/bluesky/own-posts.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';

const did = 'did:plc:44ybard66vv44zksje25o7dz';
const cid = 'bafyreidykglsfhoixmivffc5uwhcgshx4j465xwqntbmu43nb2dzqwfvae';
const createdAt = '2026-11-20T10:00:00.000Z';
const record = (text: string, change: object = {}) => ({
  ...{ uri: `at://${did}/app.bsky.feed.post/3l7aaaaaaa222`, cid },
  value: { $type: 'app.bsky.feed.post', text, createdAt, ...change },
});

/** Gives pages in order, each of a form that the lexicon allows. */
function repository(pages: readonly object[], status = 200) {
  for (const page of pages) lexicons.assertValidXrpcOutput('com.atproto.repo.listRecords', page);
  const asked: URLSearchParams[] = [];
  const exchange: Exchange = async ({ path }) => {
    const page = pages[Math.min(asked.length, pages.length - 1)];
    asked.push(new URL(path, 'https://pds.example').searchParams);
    return { kind: 'answered', url: 'https://pds.example/', response: new Response(JSON.stringify(page), { status }) };
  };
  return { asked, page: (cursor: string | null) => ownPostPage(exchange, createSystemClock(), did, cursor) };
}

describe('own posts', () => {
  it('come page by page, with their names and times, until the end', async () => {
    const { asked, page } = repository([{ cursor: 'a', records: [record('one')] }, { records: [record('two')] }]);
    const [id, time] = [`at://${did}/app.bsky.feed.post/3l7aaaaaaa222`, Date.parse(createdAt)];
    expect(await page(null)).toEqual({ kind: 'ok', value: { posts: [{ id, text: 'one', time }], cursor: 'a' } });
    expect(await page('a')).toEqual({ kind: 'ok', value: { posts: [{ id, text: 'two', time }], cursor: null } });
    expect(asked.map((query) => [query.get('collection'), query.get('limit'), query.get('cursor')])).toEqual([
      ['app.bsky.feed.post', '100', null],
      ['app.bsky.feed.post', '100', 'a'],
    ]);
  });

  it('are left out where they have no words or no time', async () => {
    const { page } = repository([{ records: [record(' '), record('x', { createdAt: 'yesterday' }), record('y')] }]);
    expect(await page(null)).toMatchObject({ kind: 'ok', value: { posts: [{ text: 'y' }] } });
  });

  it('say why they could not be read', async () => {
    expect(await repository([{ records: [] }], 503).page(null)).toMatchObject({ kind: 'unknown' });
  });
});
