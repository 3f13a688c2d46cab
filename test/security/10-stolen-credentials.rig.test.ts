import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { DurableCredential, Session } from '../../main/networks/network.ts';
import { type BlueskyUnderTest, startBlueskyUnderTest } from '../contract/bluesky-under-test.ts';
import { browserSignIn } from '../contract/network-under-test.ts';

/** A computer of its own: it shares nothing with another but what was copied. */
function openElsewhere(under: BlueskyUnderTest, copied: DurableCredential, kept: DurableCredential[] = []): Session {
  const keep = async (rotated: DurableCredential) => kept.push(rotated) > 0;
  const session = createBluesky(under.options).open(under.server, under.brand.subject, structuredClone(copied), keep);
  if (session === null) throw new Error('The credential could not be read.');
  return session;
}

describe('security 10: a keyring item copied to another computer, against the real server', () => {
  let under: BlueskyUnderTest;
  beforeAll(async () => {
    under = await startBlueskyUnderTest();
  }, 300_000);
  afterAll(async () => under?.pds.stop());

  it('an old refresh token is refused to whoever replays it, with its DPoP key', async () => {
    const { credential } = await browserSignIn(under, under.brand);
    const kept: DurableCredential[] = [];
    expect(await openElsewhere(under, credential, kept).whoAmI()).toMatchObject({ kind: 'ok' });
    expect(kept, 'the token was rotated').toHaveLength(1);
    expect(await openElsewhere(under, credential).whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });

  it('the newest one works there until the account is signed out, and no longer', async () => {
    const { session, credential } = await browserSignIn(under, under.brand);
    expect(await session.revoke()).toMatchObject({ kind: 'ok' });
    expect(await openElsewhere(under, credential).whoAmI()).toMatchObject({ kind: 'signInAgain' });
    expect(await session.whoAmI(), 'the access token ended with it').toMatchObject({ kind: 'signInAgain' });
  });
});
