import { lexicons } from '@atproto/api';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../main/networks/bluesky/exchange.ts';
import { mentionPage } from '../../../../main/networks/bluesky/mentions.ts';
import { postsWithTag } from '../../../../main/networks/bluesky/tagged-posts.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';

const clock = createSystemClock();
const kim = { did: 'did:plc:44ybard66vv44zksje25o7dz', handle: 'kim.example.com' };
const cid = 'bafyreidykglsfhoixmivffc5uwhcgshx4j465xwqntbmu43nb2dzqwfvae';
const keyOf = (index: number): string => `3l7aaaaaaa22${index + 1}`;

/** Answers with what the lexicon of the method allows, and nothing else; remembers the paths it was asked for. */
function answering(nsid: string, bodies: readonly object[]) {
  for (const body of bodies) lexicons.assertValidXrpcOutput(nsid, body);
  const paths: string[] = [];
  const exchange: Exchange = async ({ path }) => {
    const body = bodies[paths.length];
    paths.push(path);
    return { kind: 'answered', url: 'https://pds.example.com/', response: new Response(JSON.stringify(body), { status: 200 }) };
  };
  return { exchange, paths };
}

function post(index: number, text: string, change: object = {}) {
  return {
    ...{ uri: `at://${kim.did}/app.bsky.feed.post/${keyOf(index)}`, cid, author: kim, indexedAt: '2026-11-20T10:00:00.000Z' },
    record: { $type: 'app.bsky.feed.post', text, createdAt: '2031-01-01T00:00:00.000Z' },
    ...change,
  };
}
const notification = (index: number, reason: string, text: string, change: object = {}) => ({
  ...post(index, text, change),
  reason,
  isRead: false,
});

describe('a page of mentions', () => {
  const nsid = 'app.bsky.notification.listNotifications';
  const like = {
    $type: 'app.bsky.feed.like',
    subject: { uri: `at://${kim.did}/app.bsky.feed.post/x`, cid },
    createdAt: '2026-11-20T10:00:00.000Z',
  };

  it('has the words, the author and the time at which the network saw it, not the one it claims', async () => {
    const { exchange, paths } = answering(nsid, [{ notifications: [notification(1, 'mention', 'Hello @acme')], cursor: 'next page' }]);
    expect(await mentionPage(exchange, clock, 'this page')).toEqual({
      kind: 'ok',
      value: {
        cursor: 'next page',
        posts: [
          {
            uri: `at://${kim.did}/app.bsky.feed.post/${keyOf(1)}`,
            url: `https://bsky.app/profile/${kim.did}/post/${keyOf(1)}`,
            authorHandle: kim.handle,
            text: 'Hello @acme',
            at: Date.UTC(2026, 10, 20, 10),
          },
        ],
      },
    });
    const asked = new URL(paths[0] ?? '', 'https://pds.example.com').searchParams;
    expect([asked.get('cursor'), asked.get('limit'), asked.getAll('reasons')]).toEqual(['this page', '100', ['mention', 'reply', 'quote']]);
  });

  it('leaves out likes of a server that cannot choose, and posts without words', async () => {
    const notifications = [
      notification(1, 'like', '', { record: like }),
      notification(2, 'reply', ' '),
      notification(3, 'quote', 'Look at this'),
    ];
    const { exchange } = answering(nsid, [{ notifications }]);
    expect(await mentionPage(exchange, clock, null)).toMatchObject({ value: { cursor: null, posts: [{ text: 'Look at this' }] } });
  });
});

describe('posts with a hashtag', () => {
  const nsid = 'app.bsky.feed.searchPosts';

  it('come newest first, and only with the tag in them', async () => {
    const posts = [
      post(1, 'Older #Southbridge', { indexedAt: '2026-11-20T09:00:00.000Z' }),
      post(2, 'Newer #southbridge'),
      post(3, 'The bridge in the south'),
    ];
    const { exchange, paths } = answering(nsid, [{ posts }]);
    const found = await postsWithTag(exchange, clock, 'Southbridge');
    expect(found.kind === 'ok' ? found.value.map(({ text }) => text) : found).toEqual(['Newer #southbridge', 'Older #Southbridge']);
    expect(new URL(paths[0] ?? '', 'https://pds.example.com').searchParams.get('q')).toBe('#Southbridge');
  });

  it('are not there on a server without search', async () => {
    const exchange: Exchange = async () => ({
      kind: 'answered',
      url: 'https://pds.example.com/',
      response: new Response('{"error":"InvalidRequest"}', { status: 400 }),
    });
    expect(await postsWithTag(exchange, clock, 'x')).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/no search/) });
  });
});
