import { afterEach, describe, expect, it } from 'vitest';
import { createMastodon } from '../../main/networks/mastodon.ts';
import { startFaultProxy } from './fault-proxy.ts';
import type { ServerOptions } from './mastodon-server/options.ts';
import { type MastodonUnderTest, mastodonOptions, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserRequest, browserSignIn, value } from './network-under-test.ts';

let under: MastodonUnderTest | undefined;
afterEach(() => under?.fixture.stop());

async function start(options: Partial<ServerOptions> = {}): Promise<MastodonUnderTest> {
  under = await startMastodonUnderTest(options);
  return under;
}

describe('signing in', () => {
  it('asks for what is used and nothing more, with PKCE, for one exact address, as whoever says so now', async () => {
    const here = await start();
    const opened: URL[] = [];
    const request = browserRequest(here.server, '', async (url) => {
      opened.push(new URL(url));
      await here.throughBrowser(here.brand, 'allow')(url);
    });
    const { session } = value(await here.network.signInWithBrowser(request));
    const [page] = opened;
    expect(Object.fromEntries(page?.searchParams ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      force_login: 'true',
    });
    const [app] = here.fixture.world.apps.values();
    expect(app?.redirectUris).toEqual([page?.searchParams.get('redirect_uri')]);
    expect(app?.redirectUris[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(session.scopes).toEqual(app?.scopes);
    expect(session.scopes.filter((scope) => !scope.includes(':'))).toEqual([]);
  });

  it('does without PKCE where the server does not offer it', async () => {
    const here = await start({ hasMetadata: false });
    const { session } = await browserSignIn(here, here.brand);
    expect(session.scopes).toContain('write:statuses');
    expect(value(await session.whoAmI()).subject).toBe(here.brand.subject);
  });

  it.each([true, false])('asks for coarser rights where the server knows no finer ones (says so beforehand: %s)', async (hasMetadata) => {
    const here = await start({ granularScopes: false, hasMetadata });
    expect((await browserSignIn(here, here.brand)).session.scopes).toEqual(['read', 'write']);
  });

  it('takes nobody but who was named, and ends what it does not take', async () => {
    const here = await start();
    const opened = here.throughBrowser(here.personal, 'allow');
    const result = await here.network.signInWithBrowser(browserRequest(here.server, '@brandy', opened));
    expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Another account/) });
    expect(here.fixture.world.tokens.size).toBe(0);
    const again = here.throughBrowser(here.brand, 'allow');
    expect(await here.network.signInWithBrowser(browserRequest(here.server, here.brand.handle.toUpperCase(), again))).toMatchObject({
      kind: 'ok',
    });
  });

  it('says which part of the server is in trouble', async () => {
    const here = await start();
    const proxy = await startFaultProxy({ target: here.server });
    const network = createMastodon(mastodonOptions());
    const attempt = () => network.signInWithBrowser(browserRequest(proxy.url, '', here.throughBrowser(here.brand, 'allow')));
    proxy.fail('/api/v1/apps', { kind: 'answer', status: 403, body: '{"error":"Registration of applications is closed"}' });
    expect(await attempt()).toMatchObject({ kind: 'rejected' });
    proxy.heal();
    proxy.fail('/oauth/token', {
      ...{ kind: 'answer', status: 401, body: '{"error":"invalid_client"}' },
      headers: { 'content-type': 'application/json' },
    });
    expect(await attempt()).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/invalid_client/) });
    proxy.heal();
    proxy.fail('/oauth/token', { kind: 'otherBody', body: '{"access_token":7}' });
    expect(await attempt()).toMatchObject({ kind: 'unreadable' });
    await proxy.close();
    expect(await attempt()).toMatchObject({ kind: 'unreachable' });
  });
});
