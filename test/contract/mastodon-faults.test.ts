import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mastodonCapabilities } from '../../main/networks/mastodon/capabilities.ts';
import { createMastodon } from '../../main/networks/mastodon.ts';
import type { Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { draftOf } from './drafts.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type MastodonUnderTest, mastodonOptions, startMastodonUnderTest } from './mastodon-under-test.ts';
import { type Connected, describeNetworkFaults, type FaultyUnderTest } from './network-faults.ts';
import { browserSignIn, prepareOne, sendOne, value } from './network-under-test.ts';
import { standingClock } from './standing-clock.ts';

const POST = 'POST /api/v1/statuses';
const WHO = 'verify_credentials';

let running: MastodonUnderTest | undefined;
afterAll(() => running?.fixture.stop());

async function started(): Promise<MastodonUnderTest> {
  running ??= await startMastodonUnderTest();
  return running;
}

/** Every request goes through a proxy, under the server's own address: subjects hold it. */
async function connect(under: MastodonUnderTest): Promise<Connected> {
  const proxy = await startFaultProxy({ target: under.server, rewrite: [] });
  const clock = standingClock();
  const through: typeof globalThis.fetch = (input, init) => fetch(String(input).replace(under.server, proxy.url), init);
  const network = createMastodon({ ...mastodonOptions(), clock, fetch: through, pageFetch: through });
  return {
    ...{ proxy, clock, network, server: under.server },
    signIn: () => browserSignIn({ ...under, network }, under.brand),
    close: () => proxy.close(),
  };
}

describeNetworkFaults(
  {
    ...{ capabilities: mastodonCapabilities, renews: [], ownKeys: false },
    paths: {
      ...{ whoAmI: WHO, send: POST, find: 'exclude_reblogs', remove: 'DELETE /api/v1/statuses/' },
      ...{ upload: 'POST /api/v2/media', revoke: '/oauth/revoke', acts: { repost: '/reblog', like: '/favourite' } },
    },
    driftOfSend: [
      { kind: 'otherBody', body: 'garbage {' },
      { kind: 'otherBody', body: '{"id":1}' },
      { kind: 'otherBody', body: '{"id":"1","scheduled_at":"2030-01-01T00:00:00Z"}' },
      { kind: 'otherBody', body: '' },
    ],
    driftOfFind: ['[{"id":7}]', '[{"id":"7","content":null}]'],
    driftOfWhoAmI: ['{"id":"#","username":"x","acct":"x"}', '{"id":7,"username":"x","acct":"x"}', '{"id":"7","username":"","acct":"x"}'],
    saysWho: ({ subject, handle }) =>
      JSON.stringify({ id: subject.split('@')[0], username: handle.split('@')[0], acct: handle.split('@')[0] }),
  },
  async (): Promise<FaultyUnderTest> => {
    const under = await started();
    return { ...under, connect: () => connect(under) };
  },
);

let count = 0;
let world: Connected;
let under: MastodonUnderTest;
let session: Session;
async function preparePost(): Promise<PreparedPart & { readonly text: string }> {
  count += 1;
  const text = `A post in its own way, number ${count}`;
  return { ...(await prepareOne(session, text)), text };
}

async function timesPosted(text: string): Promise<number> {
  return (await under.postedTexts(under.brand.subject)).filter((posted) => posted === text).length;
}

const postings = () => world.proxy.seen.filter(({ method, path }) => method === 'POST' && path === '/api/v1/statuses');

describe('Mastodon: what it says in its own way', () => {
  beforeEach(async () => {
    under = await started();
    world = await connect(under);
    ({ session } = await world.signIn());
  });
  afterEach(() => world.close());

  describe('a post', () => {
    it('carries its own key, the same each time', async () => {
      const part = await preparePost();
      value(await session.send(part));
      value(await session.send(part));
      expect(postings().map(({ headers }) => headers['idempotency-key'])).toEqual([part.key, part.key]);
    });

    it('uses no connection twice, as a request on a used one may be sent twice', async () => {
      value(await session.send(await preparePost()));
      expect(world.proxy.seen.filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
    });

    const refusals: readonly (readonly [number, string, RegExp])[] = [
      [403, '{"error":"Your login is currently disabled"}', /Your login is currently disabled\.$/],
      [410, '{"error":"Gone"}', /no such post/],
      [422, '{"error":"Validation failed: Text character limit of 500 exceeded"}', /limit of 500 exceeded\.$/],
      [422, '{"error":"invalid","error_description":"Try again in a moment!"}', /Try again in a moment!$/],
      [409, '', /refused \(409\)\.$/],
    ];
    it.each(refusals)('answered with %i %s: refused in the server’s words', async (status, body, words) => {
      const part = await preparePost();
      world.proxy.fail(POST, { kind: 'answer', status, body });
      expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(words) });
      expect(await timesPosted(part.text)).toBe(0);
    });

    it('that another account answers for: unknown', async () => {
      const part = await preparePost();
      const other = { id: '1', username: 'x', acct: 'x' };
      const body = JSON.stringify({ id: '1', uri: 'x', created_at: '', content: '', visibility: 'public', account: other });
      world.proxy.fail(POST, { kind: 'otherBody', body });
      expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    });
  });

  describe('a thread', () => {
    it('goes on only from a part that is there, and tells parts with the same words apart', async () => {
      const prepared = value(await session.prepare(draftOf('Well.', 'Again.', 'Again.'), new Map(), 0));
      const [first, second, third] = prepared as readonly [PreparedPart, PreparedPart, PreparedPart];
      expect(await session.send(second, first)).toMatchObject({ kind: 'rejected' });
      const one = (await sendOne(session, first)).published;
      const sent = value(await session.send(second, one));
      const two = { ...second, publishedUri: sent.uri, publishedCid: sent.cid };
      expect(value(await session.find(second, one))).toEqual({ kind: 'ours', ...sent });
      expect(value(await session.find(third, two))).toEqual({ kind: 'absent' });
      const last = value(await session.send(third, two));
      expect(value(await session.find(third, two))).toEqual({ kind: 'ours', ...last });
      value(await session.remove(third, two));
      expect(await timesPosted('Again.')).toBe(1);
    });

    it('takes no earlier post with the same words for its own', async () => {
      const text = 'The same every day';
      await sendOne(session, await prepareOne(session, text));
      const part = await prepareOne(session, text);
      expect(value(await session.find(part))).toEqual({ kind: 'absent' });
      value(await session.send(part));
      expect(await timesPosted(text)).toBe(2);
    });
  });

  describe('a server that asks to go slower', () => {
    it.each([
      ['the time its limit resets', (now: number) => ({ 'x-ratelimit-reset': new Date(now + 90_000).toISOString() }), 90_000],
      ['nonsense', () => ({ 'x-ratelimit-reset': 'soon' }), null],
    ] as const)('and says when with %s', async (_how, headers, wait) => {
      const now = world.clock.now();
      world.proxy.fail(WHO, { kind: 'answer', status: 429, headers: headers(now) });
      expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: wait === null ? null : now + wait });
    });
  });

  it('a credential that turns out to be another account’s prepares nothing, and says whose it is', async () => {
    const fresh = world.network.open(world.server, session.subject, (await world.signIn()).credential, async () => true);
    world.proxy.fail(WHO, { kind: 'otherBody', body: '{"id":"77","username":"other","acct":"other"}' });
    const words = expect.stringMatching(/belongs to @other@/);
    expect(await fresh?.prepare(draftOf('x'), new Map(), 0)).toMatchObject({ kind: 'rejected', words });
  });

  it('a sign-in is ended where the server refuses the token, whatever it says about it', async () => {
    value(await session.revoke());
    world.proxy.fail('/oauth/revoke', { kind: 'answer', status: 403, body: '{"error":"unauthorized_client"}' });
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
  });

  it('a like is not said to be gone by a list of people that nobody can read', async () => {
    const { sent } = await sendOne(session, await prepareOne(session, 'Something to like'));
    const target = value(await world.network.lookUp(world.server, sent.uri));
    const { published } = await sendOne(session, await prepareOne(session, { ...draftOf(''), about: { act: 'like', target } }));
    world.proxy.fail('favourited_by', { kind: 'otherBody', body: '[{"id":7}]' });
    expect(await world.network.isGone(world.server, session.subject, published)).toMatchObject({ kind: 'unreadable' });
    world.proxy.heal();
    expect(value(await world.network.isGone(world.server, session.subject, published))).toBe(false);
  });

  it('a post for followers alone is not said to be gone because nobody outside sees it', async () => {
    const part = await prepareOne(session, { ...draftOf('For you'), visibility: 'followers' });
    const { published } = await sendOne(session, part);
    const words = expect.stringMatching(/followers alone/);
    expect(await world.network.isGone(world.server, session.subject, published)).toMatchObject({ kind: 'rejected', words });
  });
});
