import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdjustableClock, createAdjustableClock } from '../../main/adjustable-clock.ts';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { Network, NetworkFailure, Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { type BlueskyUnderTest, optionsFor, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { draftOf } from './drafts.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { value } from './network-under-test.ts';

const PUT = 'com.atproto.repo.putRecord';
const GET_SESSION = 'com.atproto.server.getSession';
const REFRESH = 'com.atproto.server.refreshSession';
/** Longer than any time limit of the adapter. */
const LONG_ENOUGH_MS = 120_000;

/** Stands still until it is moved, so that no time limit ends by itself. */
function standingClock(): AdjustableClock {
  return createAdjustableClock({ now: () => 1_700_000_000_000, monotonic: () => 0, after: () => () => {} });
}

let under: BlueskyUnderTest;
let pds: FaultProxy;
let plc: FaultProxy;
let clock: AdjustableClock;
let network: Network;
let session: Session;
let count = 0;

beforeAll(async () => {
  under = await startBlueskyUnderTest();
}, 300_000);
afterAll(async () => under?.pds.stop());

beforeEach(async () => {
  pds = await startFaultProxy({ target: under.pds.url });
  plc = await startFaultProxy({ target: under.pds.plcUrl, rewrite: [[under.pds.url, pds.url]] });
  clock = standingClock();
  network = createBluesky({ ...optionsFor({ plcUrl: plc.url }), clock });
  session = value(await network.signInWithPassword(pds.url, under.brand.handle, under.brand.appPassword, async () => true)).session;
});
afterEach(async () => {
  await Promise.all([pds.close(), plc.close()]);
});

async function preparePost(): Promise<PreparedPart & { readonly text: string }> {
  count += 1;
  const text = `Post number ${count}`;
  const [part] = value(await session.prepare(draftOf(text), new Map(), clock.now()));
  if (part === undefined) throw new Error('Nothing was prepared');
  return { ...part, text };
}

async function timesPosted(text: string): Promise<number> {
  return (await under.postedTexts(under.brand.subject)).filter((posted) => posted === text).length;
}

function seenOf(path: string) {
  return pds.seen.filter((request) => request.path.includes(path));
}

describe('a post that meets trouble on its way', () => {
  const lost: readonly (readonly [string, Fault])[] = [
    ['cut before the server heard of it', { kind: 'cut', when: 'beforeServer' }],
    ['answered with 500', { kind: 'answer', status: 500 }],
    [
      'answered with a proxy error page',
      { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
    ],
  ];
  it.each(lost)('%s: unknown, asked once, not there, and sent again in one piece', async (_what, fault) => {
    const part = await preparePost();
    pds.fail(PUT, fault);
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(seenOf(PUT)).toHaveLength(1);
    pds.heal();
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });

  const done: readonly (readonly [string, Fault])[] = [
    ['cut after the server did it', { kind: 'cut', when: 'afterServer' }],
    ['done, and answered with garbage', { kind: 'otherBody', body: 'garbage {' }],
    ['done, and answered in another form', { kind: 'otherBody', body: '{"uri":1}' }],
    ['done, and answered with another content id', { kind: 'otherBody', body: '{"uri":"at://did:plc:x/app.bsky.feed.post/y","cid":"z"}' }],
  ];
  it.each(done)('%s: unknown, asked once, found as ours, and never twice', async (_what, fault) => {
    const part = await preparePost();
    pds.fail(PUT, fault);
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(seenOf(PUT)).toHaveLength(1);
    pds.heal();
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('uses no connection twice, as a request on a used one may be sent twice', async () => {
    const part = await preparePost();
    value(await session.whoAmI());
    pds.fail(PUT, { kind: 'cut', when: 'afterServer' });
    await session.send(part);
    expect(seenOf(PUT)).toHaveLength(1);
    expect(pds.seen.filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
    expect(new Set(pds.seen.map(({ headers }) => headers.connection))).toEqual(new Set(['close']));
  });

  it('hangs: unknown when its time is up', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'hang' });
    const arrived = pds.arrival(PUT);
    const sent = session.send(part);
    await arrived;
    clock.advance(LONG_ENOUGH_MS);
    expect(await sent).toEqual({ kind: 'unknown', words: `${new URL(pds.url).host} did not answer in time.` });
  });

  it('arrives, and its answer comes too late: unknown, and found as ours', async () => {
    const part = await preparePost();
    let release = () => {};
    pds.fail(PUT, { kind: 'late', until: new Promise((resolve) => (release = resolve)) });
    const arrived = pds.arrival(PUT);
    const sent = session.send(part);
    await arrived;
    clock.advance(LONG_ENOUGH_MS);
    expect(await sent).toMatchObject({ kind: 'unknown' });
    release();
    await expect.poll(() => timesPosted(part.text)).toBe(1);
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
  });

  it('refused at the door: unreachable', async () => {
    const part = await preparePost();
    await pds.close();
    expect(await session.send(part)).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/cannot be reached/) });
    expect(await timesPosted(part.text)).toBe(0);
  });

  it('401 once: renewed, sent, one post', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'answer', status: 401 }, 1);
    value(await session.send(part));
    expect(seenOf(REFRESH)).toHaveLength(1);
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('401 again and again: sign in again, after one renewal', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'answer', status: 401 });
    expect(await session.send(part)).toMatchObject({ kind: 'signInAgain' });
    expect(seenOf(PUT)).toHaveLength(2);
  });

  it('an expired token said with 400, as older servers do: renewed and sent', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'answer', status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' }, 1);
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('a redirect is not followed with the token', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'answer', status: 307, headers: { location: `${plc.url}/elsewhere` } });
    expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/another address/) });
    expect(plc.seen.filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
  });

  it('the post was never sent where already the renewal went wrong: safe to try later', async () => {
    const part = await preparePost();
    pds.fail(PUT, { kind: 'answer', status: 401 });
    pds.fail(REFRESH, { kind: 'cut', when: 'afterServer' }, 1);
    expect(await session.send(part)).toMatchObject({ kind: 'unreachable' });
    pds.heal();
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });
});

describe('a server that asks to go slower', () => {
  const now = standingClock().now();
  const told: readonly (readonly [string, Readonly<Record<string, string>>, number | null])[] = [
    ['seconds', { 'retry-after': '30' }, now + 30_000],
    ['a date', { 'retry-after': new Date(now + 60_000).toUTCString() }, Math.floor((now + 60_000) / 1000) * 1000],
    ['the time its limit resets', { 'ratelimit-reset': String(now / 1000 + 90) }, now + 90_000],
    ['nothing', {}, null],
    ['nonsense', { 'retry-after': 'soon' }, null],
  ];
  it.each(told)('and says when with %s', async (_how, headers, expected) => {
    pds.fail(GET_SESSION, { kind: 'answer', status: 429, headers });
    expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: expected });
  });
});

describe('a server that says who this is', () => {
  it('and names another account: reported as it is, for the guard to judge', async () => {
    const other = { did: under.personal.subject, handle: under.personal.handle };
    pds.fail(GET_SESSION, { kind: 'otherBody', body: JSON.stringify(other) });
    expect(value(await session.whoAmI())).toEqual({ subject: other.did, handle: other.handle });
  });

  const unreadable = [
    'garbage {',
    '{}',
    '[]',
    'null',
    '',
    '{"did":"not a did","handle":"x.test"}',
    `{"did":"did:plc:${'a'.repeat(9_000)}","handle":"x"}`,
  ];
  it.each(unreadable.map((body) => [body.slice(0, 40), body] as const))('in a form nobody knows: %s', async (_shown, body) => {
    pds.fail(GET_SESSION, { kind: 'otherBody', body });
    expect(await session.whoAmI()).toMatchObject({ kind: 'unreadable' });
  });

  it('in three million bytes', async () => {
    pds.fail(GET_SESSION, { kind: 'otherBody', body: 'x'.repeat(3_000_000) });
    expect(await session.whoAmI()).toMatchObject({ kind: 'unreadable' });
  });

  it('is asked afresh every time', async () => {
    const before = seenOf(GET_SESSION).length;
    await session.whoAmI();
    await session.whoAmI();
    expect(seenOf(GET_SESSION)).toHaveLength(before + 2);
    expect(seenOf(GET_SESSION).every(({ headers }) => headers['cache-control'] === 'no-cache')).toBe(true);
  });
});

describe('preparing and looking', () => {
  it('a mention that cannot be looked up now is not dropped: nothing is prepared', async () => {
    pds.fail('resolveHandle', { kind: 'cut', when: 'beforeServer' });
    expect(await session.prepare(draftOf(`Hello @${under.personal.handle}`), new Map(), 0)).toMatchObject({ kind: 'unreachable' });
  });

  it('without the directory, the own server still says where the repository is', async () => {
    const part = await preparePost();
    value(await session.send(part));
    await plc.close();
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
    expect(value(await network.isGone(pds.url, under.brand.subject, part))).toBe(false);
  });

  it('an outsider who reaches nobody does not say that a post is gone', async () => {
    const part = await preparePost();
    await Promise.all([pds.close(), plc.close()]);
    expect(await network.isGone(pds.url, under.brand.subject, part)).toMatchObject({ kind: 'unreachable' });
  });
});

describe('revoking', () => {
  it('is not done where the server only says so', async () => {
    pds.fail('deleteSession', { kind: 'answer', status: 200 });
    expect(await session.revoke()).toMatchObject({ kind: 'unknown', words: expect.stringMatching(/still accepts it/) });
    pds.heal();
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
  });

  it('is not done where nobody answers', async () => {
    await pds.close();
    expect(await session.revoke()).toMatchObject({ kind: 'unreachable' });
  });
});

it('no words of a failure hold a token or the text', async () => {
  const part = await preparePost();
  const faults: readonly Fault[] = [
    { kind: 'cut', when: 'beforeServer' },
    { kind: 'answer', status: 400, body: JSON.stringify({ error: 'InvalidRequest', message: part.text }) },
    { kind: 'answer', status: 400, body: JSON.stringify({ error: part.text }) },
    { kind: 'answer', status: 500, body: part.text },
    { kind: 'otherBody', body: part.text },
  ];
  for (const fault of faults) {
    pds.heal();
    pds.fail(PUT, fault);
    const failure = (await session.send(part)) as NetworkFailure;
    expect(failure.words).not.toContain(part.text);
    expect(failure.words).not.toMatch(/eyJ|Bearer/);
  }
});
