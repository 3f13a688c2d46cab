import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkedin } from '../../main/networks/linkedin.ts';
import type { DurableCredential, Network, SignedIn } from '../../main/networks/network.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type LinkedinUnderTest, startLinkedinUnderTest } from './linkedin-under-test.ts';
import { browserSignIn, keepAll, opened, prepareOne, stored, value } from './network-under-test.ts';
import { standingClock } from './standing-clock.ts';

const DAY_MS = 86_400_000;
const ada = 'adaB1';

/** Only what is asked for counts here, not the person in the browser. */
async function signedIn(under: LinkedinUnderTest, network: Network): Promise<SignedIn> {
  return browserSignIn({ ...under, network }, under.brand);
}

describe('a sign-in that LinkedIn does not renew', () => {
  let under: LinkedinUnderTest;
  beforeAll(async () => {
    under = await startLinkedinUnderTest({ accessTokenSeconds: 60 * 86_400 });
  }, 300_000);
  afterAll(() => under?.stop());

  it('is kept with its token, and its end', async () => {
    const clock = standingClock();
    const { credential } = await signedIn(under, createLinkedin({ ...under.options, clock }));
    expect(credential.durable).toMatchObject({ kind: 'linkedin', clientId: 'personprogram', expiresAt: clock.now() + 60 * DAY_MS });
    expect(credential.durable).not.toHaveProperty('refreshToken');
  });

  it('asks nobody any more after its 60 days', async () => {
    const proxy = await startFaultProxy({ target: under.options.places?.api ?? '' });
    const clock = standingClock();
    const places = { api: proxy.url, site: under.server, issuer: under.server };
    const network = createLinkedin({ ...under.options, clock, places });
    const { credential, server } = await signedIn(under, network);
    clock.advance(60 * DAY_MS);
    const before = proxy.seen.length;
    const session = opened({ network }, server, under.brand, stored(credential), keepAll);
    expect(await session.whoAmI()).toMatchObject({ kind: 'signInAgain' });
    expect(proxy.seen).toHaveLength(before);
    await proxy.close();
  });

  it('that the person ended at LinkedIn has ended here, too', async () => {
    const { session } = await signedIn(under, under.network);
    await under.provider.revokeAll(ada);
    expect(await session.whoAmI()).toMatchObject({ kind: 'signInAgain' });
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
  });
});

describe('a sign-in of an approved partner', () => {
  let under: LinkedinUnderTest;
  beforeAll(async () => {
    under = await startLinkedinUnderTest({ refreshTokens: 'always', rotatesRefreshTokens: false });
  }, 300_000);
  afterAll(() => under?.stop());

  it('is renewed once when its token has run out, kept before it is used, and the post is sent once', async () => {
    const { credential, server } = await signedIn(under, under.network);
    const kept: DurableCredential[] = [];
    const session = opened(under, server, under.brand, stored(credential), async (rotated) => kept.push(rotated) > 0);
    const part = await prepareOne(session, 'Renewed on the way');
    await under.provider.expireAccessTokens(ada);
    value(await session.send(part));
    expect((await under.postedTexts(under.brand.subject)).filter((text) => text === 'Renewed on the way')).toHaveLength(1);
    expect(kept).toHaveLength(1);
    // The refresh token stays the same: its year goes on (programmatic-refresh-tokens, Refresh Token Lifespan).
    const { accessToken: _before, expiresAt: _ended, ...same } = credential.durable as Record<string, unknown>;
    expect(kept[0]?.durable).toMatchObject(same);
    expect(kept[0]?.durable).not.toEqual(credential.durable);
  });

  it('renews once for many that ask at the same time, and answers none before the renewed token is kept', async () => {
    const { credential, server } = await signedIn(under, under.network);
    await under.provider.expireAccessTokens(ada);
    const log: string[] = [];
    const session = opened(under, server, under.brand, stored(credential), async () => {
      log.push('asked to keep');
      await new Promise((resolve) => setImmediate(resolve));
      log.push('kept');
      return true;
    });
    const ask = async (): Promise<void> => {
      value(await session.whoAmI());
      log.push('answered');
    };
    await Promise.all(Array.from({ length: 5 }, ask));
    expect(log).toEqual(['asked to keep', 'kept', ...Array.from({ length: 5 }, () => 'answered')]);
  });

  it('sends nothing while the renewed token is not kept', async () => {
    const { credential, server } = await signedIn(under, under.network);
    await under.provider.expireAccessTokens(ada);
    let keeps = false;
    const session = opened(under, server, under.brand, stored(credential), async () => keeps);
    expect(await session.whoAmI()).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/keyring/) });
    keeps = true;
    expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
  });

  it('ends when the person withdraws it', async () => {
    const { session } = await signedIn(under, under.network);
    await under.provider.revokeAll(ada);
    expect(await session.whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });
});
