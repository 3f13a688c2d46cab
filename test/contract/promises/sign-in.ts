import { describe, expect, it } from 'vitest';
import {
  browserRequest,
  browserSignIn,
  keepAll,
  type NetworkUnderTest,
  namedIn,
  passwordSignIn,
  signIn,
  type Tried,
  value,
} from '../network-under-test.ts';

/** Bytes of a credential as it lies in the vault, which Windows caps. */
const VAULT_BYTES = 1500;

export function describeSignIn({ capabilities }: Tried, running: () => NetworkUnderTest): void {
  describe('sign-in', () => {
    if (capabilities.methods.includes('appPassword')) describeAppPassword(running);
    else describeNoAppPassword(running);
    if (capabilities.methods.includes('oauth')) describeBrowser(capabilities.asksHandle, running);

    it('opens nothing it cannot read', () => {
      const { network, server, brand } = running();
      for (const durable of [null, {}, { kind: 'appPassword' }, { kind: 'oauth', refreshToken: 'x' }, 'token', []]) {
        expect(network.open(server, brand.subject, { method: 'appPassword', durable }, keepAll)).toBeNull();
        expect(network.open(server, brand.subject, { method: 'oauth', durable }, keepAll)).toBeNull();
      }
    });

    it('keeps several accounts of one server apart', async () => {
      const under = running();
      const [brand, personal] = [await signIn(under, under.brand), await signIn(under, under.personal)];
      const [one, other] = await Promise.all([brand.session.whoAmI(), personal.session.whoAmI()]);
      expect([value(one).subject, value(other).subject]).toEqual([under.brand.subject, under.personal.subject]);
    });

    it('shows the account as an outsider sees it, and how many follow it where the network can say', async () => {
      const under = running();
      const { session } = await signIn(under, under.brand);
      const { displayName, handle } = value(await session.profile());
      expect(typeof displayName).toBe('string');
      expect([under.brand.handleWithPages ?? under.brand.handle, null]).toContain(handle);
      const followers = value(await session.followers());
      expect(followers === null || followers >= 0).toBe(true);
    });
  });
}

function describeAppPassword(running: () => NetworkUnderTest): void {
  it('takes an app password and says who signed in', async () => {
    const under = running();
    const { identity, session, credential } = await passwordSignIn(under, under.personal);
    expect(identity).toEqual({ subject: under.personal.subject, handle: under.personal.handle });
    expect(session.scopes.length).toBeGreaterThan(0);
    expect(JSON.stringify(credential)).not.toContain(under.personal.appPassword);
    expect(JSON.stringify(credential).length).toBeLessThanOrEqual(VAULT_BYTES);
  });

  it('refuses a wrong password in plain words', async () => {
    const { network, server, brand } = running();
    const result = await network.signInWithPassword(server, brand.handle, 'wrong-wrong-wrong', keepAll);
    expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/password is not right/) });
  });
}

function describeNoAppPassword(running: () => NetworkUnderTest): void {
  it('takes no password, and says so', async () => {
    const { network, server, brand } = running();
    const result = await network.signInWithPassword(server, brand.handle, 'a password', keepAll);
    expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/browser/) });
  });
}

function describeBrowser(asksHandle: boolean, running: () => NetworkUnderTest): void {
  it('goes through the system browser and fits the vault', async () => {
    const under = running();
    const { identity, session, credential, server } = await browserSignIn(under, under.brand);
    expect(identity).toEqual({ subject: under.brand.subject, handle: under.brand.handle });
    expect(server).toBe(new URL(server).origin);
    expect(session.scopes.length).toBeGreaterThan(0);
    expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
    expect(JSON.stringify(credential).length).toBeLessThanOrEqual(VAULT_BYTES);
  });

  it('says so when the person denies it in the browser', async () => {
    const under = running();
    const opened = under.throughBrowser(under.brand, 'deny');
    const result = await under.network.signInWithBrowser(browserRequest(under.server, namedIn(under, under.brand), opened));
    expect(result).toEqual({ kind: 'rejected', words: 'The sign-in was cancelled in the browser.' });
  });

  it('ends when the person gives up before the browser comes back', async () => {
    const under = running();
    const giveUp = new AbortController();
    const opened = async () => giveUp.abort();
    const request = browserRequest(under.server, namedIn(under, under.brand), opened, giveUp.signal);
    expect(await under.network.signInWithBrowser(request)).toEqual({ kind: 'rejected', words: 'The sign-in was cancelled.' });
  });

  it('says so when no browser can be opened', async () => {
    const under = running();
    const opened = () => Promise.reject(new Error('no browser'));
    const result = await under.network.signInWithBrowser(browserRequest(under.server, namedIn(under, under.brand), opened));
    expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/browser could not be opened/) });
  });

  it(`${asksHandle ? 'takes no other account than the one asked for' : 'asks for no handle, and takes whoever is in the browser'}`, async () => {
    const under = running();
    const opened = under.throughBrowser(under.personal, 'allow');
    const result = await under.network.signInWithBrowser(browserRequest(under.server, namedIn(under, under.brand), opened));
    if (asksHandle) expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Another account/) });
    else expect(value(result).identity.subject).toBe(under.personal.subject);
  });
}
