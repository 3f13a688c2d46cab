import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensureTestServers } from '../../scripts/test-servers.ts';
import { goThroughPages, type PersonOnPages } from '../contract/oauth-browser.ts';
import { type OauthProvider, startOauthProvider } from '../rig/oauth-provider.ts';

const paths = { authorization: '/authorize', token: '/token', revocation: '/revoke' };
const secret = 'a secret that nobody needs to know';
const kim = { subject: '42', login: 'kim', password: 'open sesame' };
const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string().optional(), scope: z.string() });
type Tokens = z.infer<typeof tokensSchema>;

let provider: OauthProvider;
beforeAll(async () => {
  await ensureTestServers();
  provider = await startOauthProvider({
    clients: [{ id: 'public' }, { id: 'confidential', secret }],
    scopes: ['read', 'write', 'offline_access'],
    people: [kim],
    paths,
  });
}, 300_000);
afterAll(async () => provider?.stop());

/** The query the person's browser brings back to a port nobody registered. */
async function comeBack(
  query: Readonly<Record<string, string>>,
  answer: PersonOnPages['answer'],
): Promise<{ query: URLSearchParams; redirectUri: string }> {
  let visited = '';
  const listener = createServer((request, response) => {
    visited = request.url ?? '';
    response.end('Thank you');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const redirectUri = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/callback`;
  const asked = new URLSearchParams({ response_type: 'code', redirect_uri: redirectUri, state: 'abc', ...query });
  expect(await goThroughPages(`${provider.issuer}${paths.authorization}?${asked}`, { ...kim, answer })).toBe('Thank you');
  listener.closeAllConnections();
  listener.close();
  return { query: new URL(visited, redirectUri).searchParams, redirectUri };
}

async function ask(path: string, form: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  const response = await fetch(provider.issuer + path, { method: 'POST', body: new URLSearchParams(form) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

async function signIn(client: 'public' | 'confidential', scope: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const pkce = client === 'public' ? { code_challenge: challenge, code_challenge_method: 'S256' } : {};
  const { query, redirectUri } = await comeBack({ client_id: client, scope, ...pkce }, 'allow');
  expect(query.get('state')).toBe('abc');
  const proof = client === 'public' ? { code_verifier: verifier } : { client_secret: secret };
  const form = { grant_type: 'authorization_code', code: query.get('code') ?? '', redirect_uri: redirectUri, client_id: client, ...proof };
  const { status, body } = await ask(paths.token, form);
  expect(status).toBe(200);
  return tokensSchema.parse(body);
}

const renewWith = (refreshToken: string | undefined) =>
  ask(paths.token, { grant_type: 'refresh_token', refresh_token: refreshToken ?? '', client_id: 'public' });

describe('the OAuth stand-in', () => {
  it('signs a public client in with PKCE, at any port of the loopback address', async () => {
    const tokens = await signIn('public', 'read write offline_access');
    expect(tokens.scope.split(' ').toSorted()).toEqual(['offline_access', 'read', 'write']);
    expect(await provider.ownerOf(tokens.access_token)).toMatchObject({ subject: '42', clientId: 'public' });
  });

  it('takes no public client without PKCE, and no confidential one without its secret', async () => {
    const { query } = await comeBack({ client_id: 'public', scope: 'read' }, 'allow');
    expect(query.get('error')).toBe('invalid_request');
    const { status } = await ask(paths.token, { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'confidential' });
    expect(status).toBe(401);
  });

  it('gives a refresh token to whom was granted offline_access only', async () => {
    expect((await signIn('confidential', 'read')).refresh_token).toBeUndefined();
    expect((await signIn('confidential', 'read offline_access')).refresh_token).toBeDefined();
  });

  it('comes back with an error where the person says no', async () => {
    const { query } = await comeBack({ client_id: 'confidential', scope: 'read' }, 'deny');
    expect(query.get('error')).toBe('access_denied');
    expect(query.get('state')).toBe('abc');
  });

  it('gives a new refresh token with each renewal, and ends the sign-in where an old one comes again', async () => {
    const first = await signIn('public', 'read offline_access');
    const renewed = await renewWith(first.refresh_token);
    const second = tokensSchema.parse(renewed.body);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await renewWith(first.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await renewWith(second.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('lets access tokens run out while refresh tokens live on', async () => {
    const tokens = await signIn('public', 'read offline_access');
    await provider.expireAccessTokens(kim.subject);
    expect(await provider.ownerOf(tokens.access_token)).toBeNull();
    expect(await renewWith(tokens.refresh_token)).toMatchObject({ status: 200 });
  });

  it('ends a sign-in that is revoked here, and all that the person withdraws elsewhere', async () => {
    const one = await signIn('public', 'read offline_access');
    expect(await ask(paths.revocation, { token: one.refresh_token ?? '', client_id: 'public' })).toMatchObject({ status: 200 });
    expect(await provider.ownerOf(one.access_token)).toBeNull();
    expect(await renewWith(one.refresh_token)).toMatchObject({ status: 400 });
    const other = await signIn('public', 'read offline_access');
    await provider.revokeAll(kim.subject);
    expect(await provider.ownerOf(other.access_token)).toBeNull();
    expect(await renewWith(other.refresh_token)).toMatchObject({ status: 400 });
  });
});
