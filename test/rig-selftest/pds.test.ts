import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pds, startPds } from '../rig/pds.ts';
import {
  createAccount,
  createAppPassword,
  isRefreshRefused,
  listPublicPosts,
  type PdsAccount,
  postOutside,
  revokeAppPassword,
  setProfile,
  signInOutside,
} from '../rig/pds-accounts.ts';
import { xrpc } from '../rig/xrpc.ts';

describe('the Bluesky server of the rig', () => {
  let pds: Pds;
  let brand: PdsAccount;
  let personal: PdsAccount;

  beforeAll(async () => {
    pds = await startPds();
    brand = await createAccount(pds, 'acme-brand');
    personal = await createAccount(pds, 'joanna');
  });
  afterAll(() => pds.stop());

  it('shows an outsider the posts of the account that wrote them, newest first', async () => {
    await postOutside(pds, brand, 'first');
    await postOutside(pds, brand, 'second');
    expect((await listPublicPosts(pds, brand.did)).map((post) => post.text)).toEqual(['second', 'first']);
    expect(await listPublicPosts(pds, personal.did)).toEqual([]);
  });

  it('refuses the refresh token of a session whose app password was revoked', async () => {
    const password = await createAppPassword(pds, brand, 'desk');
    const { refreshJwt } = await signInOutside(pds, { ...brand, password });
    await revokeAppPassword(pds, brand, 'desk');
    expect(await isRefreshRefused(pds, refreshJwt)).toBe(true);
  });

  it('takes the refresh token of a living session', async () => {
    const { refreshJwt } = await signInOutside(pds, personal);
    expect(await isRefreshRefused(pds, refreshJwt)).toBe(false);
  });

  it('keeps a profile', async () => {
    await setProfile(pds, brand, { displayName: 'Acme' });
    const query = { repo: brand.did, collection: 'app.bsky.actor.profile', rkey: 'self' };
    const { body } = await xrpc(pds.url, 'com.atproto.repo.getRecord', { query });
    expect(body).toMatchObject({ value: { displayName: 'Acme' } });
  });
});
