import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blueskyCapabilities } from '../../main/networks/bluesky/capabilities.ts';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { Session } from '../../main/networks/network.ts';
import { type BlueskyUnderTest, optionsFor, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { draftOf } from './drafts.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type Connected, describeNetworkFaults, type FaultyUnderTest } from './network-faults.ts';
import { prepareOne, value } from './network-under-test.ts';
import { standingClock } from './standing-clock.ts';

const PUT = 'com.atproto.repo.putRecord';
const GET_SESSION = 'com.atproto.server.getSession';

let under: BlueskyUnderTest | undefined;
afterAll(async () => under?.pds.stop());

interface BlueskyConnected extends Connected {
  readonly plc: FaultProxy;
}

async function started(): Promise<BlueskyUnderTest> {
  under ??= await startBlueskyUnderTest();
  return under;
}

/** Both servers behind proxies: the account's own, and the directory that leads to it. */
async function connect({ pds, brand }: BlueskyUnderTest): Promise<BlueskyConnected> {
  const proxy = await startFaultProxy({ target: pds.url });
  const plc = await startFaultProxy({ target: pds.plcUrl, rewrite: [[pds.url, proxy.url]] });
  const clock = standingClock();
  const network = createBluesky({ ...optionsFor({ plcUrl: plc.url }), clock });
  return {
    ...{ proxy, plc, clock, network, server: proxy.url },
    signIn: async () => value(await network.signInWithPassword(proxy.url, brand.handle, brand.appPassword, async () => true)),
    close: async () => void (await Promise.all([proxy.close(), plc.close()])),
  };
}

describeNetworkFaults(
  {
    ...{ capabilities: blueskyCapabilities, renews: ['oauth', 'appPassword'], ownKeys: true },
    paths: {
      ...{ whoAmI: GET_SESSION, send: PUT, find: 'com.atproto.repo.getRecord', remove: 'com.atproto.repo.deleteRecord' },
      acts: { repost: PUT, like: PUT },
      ...{ upload: 'com.atproto.repo.uploadBlob', renew: 'com.atproto.server.refreshSession', revoke: 'com.atproto.server.deleteSession' },
    },
    driftOfSend: [
      { kind: 'otherBody', body: 'garbage {' },
      { kind: 'otherBody', body: '{"uri":1}' },
      { kind: 'otherBody', body: '{"uri":"at://did:plc:x/app.bsky.feed.post/y","cid":"z"}' },
    ],
    driftOfWhoAmI: ['{"did":"not a did","handle":"x.test"}', `{"did":"did:plc:${'a'.repeat(9_000)}","handle":"x"}`],
    saysWho: ({ subject, handle }) => JSON.stringify({ did: subject, handle }),
    refusedRenewal: '{"error":"ExpiredToken","message":"Token has been revoked"}',
  },
  async (): Promise<FaultyUnderTest> => {
    const running = await started();
    return { ...running, connect: () => connect(running) };
  },
);

describe('what only Bluesky has', () => {
  let connected: BlueskyConnected;
  let session: Session;
  beforeAll(async () => void (await started()), 300_000);
  beforeEach(async () => {
    connected = await connect(await started());
    session = (await connected.signIn()).session;
  });
  afterEach(() => connected.close());

  it('an expired token said with 400, as older servers do: renewed and sent', async () => {
    const part = await prepareOne(session, 'Said with 400');
    connected.proxy.fail(PUT, { kind: 'answer', status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' }, 1);
    value(await session.send(part));
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
  });

  it('says when to ask again by the time its limit resets', async () => {
    const now = connected.clock.now();
    const headers = { 'ratelimit-reset': String(now / 1000 + 90) };
    connected.proxy.fail(GET_SESSION, { kind: 'answer', status: 429, headers });
    expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: now + 90_000 });
  });

  it('a mention that cannot be looked up now is not dropped: nothing is prepared', async () => {
    const { personal } = await started();
    connected.proxy.fail('resolveHandle', { kind: 'cut', when: 'beforeServer' });
    expect(await session.prepare(draftOf(`Hello @${personal.handle}`), new Map(), 0)).toMatchObject({ kind: 'unreachable' });
  });

  it('without the directory, the own server still says where the repository is', async () => {
    const part = await prepareOne(session, 'Without the directory');
    value(await session.send(part));
    await connected.plc.close();
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
    const { brand } = await started();
    expect(value(await connected.network.isGone(connected.proxy.url, brand.subject, part))).toBe(false);
  });

  it('an outsider who reaches neither server nor directory does not say that a post is gone', async () => {
    const part = await prepareOne(session, 'Nobody there');
    await connected.close();
    const { brand } = await started();
    expect(await connected.network.isGone(connected.proxy.url, brand.subject, part)).toMatchObject({ kind: 'unreachable' });
  });
});
