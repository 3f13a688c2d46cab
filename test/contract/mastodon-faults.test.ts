import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdjustableClock, createAdjustableClock } from '../../main/adjustable-clock.ts';
import { createMastodon } from '../../main/networks/mastodon.ts';
import type { Network, NetworkFailure, Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { draftOf } from './drafts.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type MastodonUnderTest, mastodonOptions, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserRequest, prepareOne, sendOne, value } from './network-under-test.ts';

const POST = '/api/v1/statuses';
const WHO = 'verify_credentials';
/** Longer than any time limit of the adapter. */
const LONG_ENOUGH_MS = 120_000;

/** Stands still until it is moved, so that no time limit ends by itself. */
function standingClock(): AdjustableClock {
  return createAdjustableClock({ now: () => 1_700_000_000_000, monotonic: () => 0, after: () => () => {} });
}

let under: MastodonUnderTest;
let proxy: FaultProxy;
let clock: AdjustableClock;
let network: Network;
let session: Session;
let count = 0;

beforeAll(async () => {
  under = await startMastodonUnderTest();
});
afterAll(() => under?.fixture.stop());

beforeEach(async () => {
  proxy = await startFaultProxy({ target: under.fixture.url });
  clock = standingClock();
  network = createMastodon({ ...mastodonOptions(), clock });
  const request = browserRequest(proxy.url, '', under.throughBrowser(under.brand, 'allow'));
  session = value(await network.signInWithBrowser(request)).session;
});
afterEach(() => proxy.close());

async function preparePost(): Promise<PreparedPart & { readonly text: string }> {
  count += 1;
  const text = `Post number ${count}`;
  return { ...(await prepareOne(session, text)), text };
}

async function timesPosted(text: string): Promise<number> {
  return (await under.postedTexts(under.brand.subject)).filter((posted) => posted === text).length;
}

/** The newest first here: a fault for the address of all posts is for posting alone. */
const failPosting = (fault: Fault, times?: number) => proxy.fail(POST, fault, times);
const postings = () => proxy.seen.filter(({ method, path }) => method === 'POST' && path === POST);

describe('a post that meets trouble on its way', () => {
  const lost: readonly (readonly [string, Fault])[] = [
    ['cut before the server heard of it', { kind: 'cut', when: 'beforeServer' }],
    ['answered with 500', { kind: 'answer', status: 500 }],
    ['answered with a proxy’s error page', { kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>' }],
    [
      'answered with 503 while the same key is being worked on',
      { kind: 'answer', status: 503, body: '{"error":"There was a temporary problem serving your request, please try again"}' },
    ],
  ];
  it.each(lost)('%s: unknown, asked once, not there, and sent again in one piece', async (_what, fault) => {
    const part = await preparePost();
    failPosting(fault);
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(postings()).toHaveLength(1);
    proxy.heal();
    expect(value(await session.find({ ...part, attemptedAt: clock.now() }))).toEqual({ kind: 'absent' });
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });

  const done: readonly (readonly [string, Fault])[] = [
    ['cut after the server did it', { kind: 'cut', when: 'afterServer' }],
    ['done, and answered with garbage', { kind: 'otherBody', body: 'garbage {' }],
    ['done, and answered in another form', { kind: 'otherBody', body: '{"id":1}' }],
    ['done, and answered as if it were scheduled', { kind: 'otherBody', body: '{"id":"1","scheduled_at":"2030-01-01T00:00:00Z"}' }],
  ];
  it.each(done)('%s: unknown, asked once, found as ours, and never twice', async (_what, fault) => {
    const part = await preparePost();
    failPosting(fault);
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(postings()).toHaveLength(1);
    proxy.heal();
    const found = value(await session.find(part));
    expect(found).toMatchObject({ kind: 'ours' });
    expect({ kind: 'ours', ...value(await session.send(part)) }).toEqual(found);
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('sends its own key with it, the same each time', async () => {
    const part = await preparePost();
    value(await session.send(part));
    value(await session.send(part));
    expect(postings().map(({ headers }) => headers['idempotency-key'])).toEqual([part.key, part.key]);
  });

  it('uses no connection twice, as a request on a used one may be sent twice', async () => {
    const part = await preparePost();
    value(await session.send(part));
    expect(proxy.seen.filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
  });

  it('hangs: unknown when its time is up', async () => {
    const part = await preparePost();
    failPosting({ kind: 'hang' });
    const arrived = proxy.arrival(POST);
    const sent = session.send(part);
    await arrived;
    clock.advance(LONG_ENOUGH_MS);
    expect(await sent).toEqual({ kind: 'unknown', words: `${new URL(proxy.url).host} did not answer in time.` });
  });

  it('refused at the door: unreachable', async () => {
    const part = await preparePost();
    await proxy.close();
    expect(await session.send(part)).toMatchObject({ kind: 'unreachable' });
    expect(await timesPosted(part.text)).toBe(0);
  });

  it('a redirect is not followed with the token', async () => {
    const part = await preparePost();
    failPosting({ kind: 'answer', status: 307, headers: { location: `${under.fixture.url}/elsewhere` } });
    expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/another address/) });
  });

  const refusals: readonly (readonly [number, string, object])[] = [
    [401, '{"error":"The access token is invalid"}', { kind: 'signInAgain' }],
    [
      403,
      '{"error":"Your login is currently disabled"}',
      { kind: 'rejected', words: expect.stringMatching(/Your login is currently disabled\.$/) },
    ],
    [404, '{"error":"Record not found"}', { kind: 'rejected' }],
    [410, '{"error":"Gone"}', { kind: 'rejected' }],
    [
      422,
      '{"error":"Validation failed: Text character limit of 500 exceeded"}',
      { kind: 'rejected', words: expect.stringMatching(/limit of 500 exceeded/) },
    ],
    [409, '', { kind: 'rejected', words: expect.stringMatching(/refused \(409\)/) }],
  ];
  it.each(refusals)('%i: not sent, and said in plain words', async (status, body, expected) => {
    const part = await preparePost();
    failPosting({ kind: 'answer', status, body });
    expect(await session.send(part)).toMatchObject(expected);
    expect(await timesPosted(part.text)).toBe(0);
  });

  it('another account answers for it: unknown', async () => {
    const part = await preparePost();
    const answer = JSON.stringify({
      id: '1',
      uri: 'x',
      created_at: '',
      content: '',
      visibility: 'public',
      account: { id: '1', username: 'x', acct: 'x' },
    });
    failPosting({ kind: 'otherBody', body: answer });
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
  const now = standingClock().now();
  const told: readonly (readonly [string, Readonly<Record<string, string>>, number | null])[] = [
    ['the time its limit resets', { 'x-ratelimit-reset': new Date(now + 90_000).toISOString() }, now + 90_000],
    ['seconds', { 'retry-after': '30' }, now + 30_000],
    ['nothing', {}, null],
    ['nonsense', { 'x-ratelimit-reset': 'soon' }, null],
  ];
  it.each(told)('and says when with %s', async (_how, headers, expected) => {
    proxy.fail(WHO, { kind: 'answer', status: 429, headers });
    expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: expected });
  });
});

describe('a server that says who this is', () => {
  const unreadable = ['garbage {', '{}', '[]', 'null', '', '{"id":"#","username":"x","acct":"x"}', '{"id":7,"username":"x","acct":"x"}'];
  it.each(unreadable)('in a form nobody knows: %s', async (body) => {
    proxy.fail(WHO, { kind: 'otherBody', body });
    expect(await session.whoAmI()).toMatchObject({ kind: 'unreadable' });
  });

  it('and names another account: reported as it is, for the guard to judge', async () => {
    proxy.fail(WHO, { kind: 'otherBody', body: '{"id":"77","username":"other","acct":"other"}' });
    expect(value(await session.whoAmI())).toMatchObject({ subject: `77@${new URL(proxy.url).host}` });
    expect(await session.prepare(draftOf('x'), new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/belongs to @other@/),
    });
  });

  it('is asked afresh every time', async () => {
    const asked = () => proxy.seen.filter(({ path }) => path.includes(WHO)).length;
    const before = asked();
    await session.whoAmI();
    await session.whoAmI();
    expect(asked()).toBe(before + 2);
  });
});

describe('revoking', () => {
  it('is not done where the server only says so', async () => {
    proxy.fail('/oauth/revoke', { kind: 'answer', status: 200, body: '{}' });
    expect(await session.revoke()).toMatchObject({ kind: 'unknown', words: expect.stringMatching(/still accepts it/) });
    proxy.heal();
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
  });

  it('is done where the server refuses the token, whatever it says about it', async () => {
    value(await session.revoke());
    proxy.fail('/oauth/revoke', { kind: 'answer', status: 403, body: '{"error":"unauthorized_client"}' });
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
  });

  it('is not done where it is refused and the token still works, nor where nobody answers', async () => {
    proxy.fail('/oauth/revoke', { kind: 'answer', status: 403, body: '{"error":"unauthorized_client"}' });
    expect(await session.revoke()).toMatchObject({ kind: 'rejected' });
    await proxy.close();
    expect(await session.revoke()).toMatchObject({ kind: 'unreachable' });
  });
});

describe('looking from outside', () => {
  it('an outsider who reaches nobody does not say that a post is gone', async () => {
    const { published } = await sendOne(session, await preparePost());
    proxy.fail(POST, { kind: 'answer', status: 500 });
    expect(await network.isGone(proxy.url, session.subject, published)).toMatchObject({ kind: 'unknown' });
    await proxy.close();
    expect(await network.isGone(proxy.url, session.subject, published)).toMatchObject({ kind: 'unreachable' });
  });

  it('a post for followers alone is not said to be gone because nobody outside sees it', async () => {
    const part = await prepareOne(session, { ...draftOf('For you'), visibility: 'followers' });
    const { published } = await sendOne(session, part);
    expect(await network.isGone(proxy.url, session.subject, published)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/followers alone/),
    });
  });
});

it('no words of a failure hold a token or the text', async () => {
  const part = await preparePost();
  const faults: readonly Fault[] = [
    { kind: 'cut', when: 'beforeServer' },
    { kind: 'answer', status: 422, body: JSON.stringify({ error: `Not accepted: ${part.text}` }) },
    { kind: 'answer', status: 403, body: JSON.stringify({ error: 'no', error_description: `"${part.text}" is spam` }) },
    { kind: 'answer', status: 500, body: part.text },
    { kind: 'otherBody', body: part.text },
  ];
  for (const fault of faults) {
    proxy.heal();
    failPosting(fault);
    const failure = (await session.send(part)) as NetworkFailure;
    expect(failure.words).not.toContain(part.text);
    expect(failure.words).not.toMatch(/Bearer/);
  }
});
