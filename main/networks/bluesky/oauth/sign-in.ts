import * as oauth from 'oauth4webapi';
import type { Clock } from '../../../clock.ts';
import type { BoundedFetch } from '../../http/bounded-fetch.ts';
import type { NetworkFailure, NetworkResult } from '../../network.ts';
import { failureOfOauth } from '../../oauth/failure-of-oauth.ts';
import { type LoopbackListener, openLoopbackListener } from '../../oauth/loopback-listener.ts';
import { requestOptions, withServerNonce } from '../../oauth/request-options.ts';
import type { Grant } from '../access.ts';
import type { Directory } from '../directory.ts';
import { oauthAuthority } from './authority.ts';
import { clientOf, loopbackClientId, oauthScope } from './client.ts';
import { authorizationServer, issuerOf } from './discover.ts';
import { createDpopKey, exportDpopKey } from './dpop-key.ts';
import { type OauthDurable, oauthDurableSchema } from './durable.ts';
import { grantOfTokens } from './tokens.ts';

export interface BrowserSignIn {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly server: string;
  /** Empty: whoever signs in at the server. Otherwise only this account is taken. */
  readonly handle: string;
  readonly openBrowser: (url: string) => Promise<void>;
  /** Asks for direct messages too. */
  readonly messages: boolean;
  readonly signal: AbortSignal;
}

/** Signs in with OAuth in the system browser: PAR, PKCE, DPoP and a loopback redirect (https://atproto.com/specs/oauth). */
export async function signInInBrowser(
  options: BrowserSignIn,
): Promise<NetworkResult<{ readonly grant: Grant; readonly durable: OauthDurable }>> {
  const expected = await expectedAccount(options);
  if (expected.kind !== 'ok') return expected;
  const issuer = await issuerOf(options.fetch, options.clock, expected.value.pds ?? options.server);
  if (issuer.kind !== 'ok') return issuer;
  const server = await authorizationServer(options.fetch, options.clock, issuer.value);
  if (server.kind !== 'ok') return server;
  const grant = await grantFromBrowser(options, server.value);
  if (grant.kind !== 'ok') return grant;
  const durable = oauthDurableSchema.parse(grant.value.credential.durable);
  const home = await homeOf(options, grant.value, expected.value.did, issuer.value);
  if (home.kind !== 'ok') {
    // Nothing is kept of a sign-in that is refused, at the network neither.
    await oauthAuthority(options, durable).revoke(grant.value.credential);
    return home;
  }
  const settled = { ...durable, pds: home.value };
  return {
    kind: 'ok',
    value: { grant: { ...grant.value, pds: home.value, credential: { method: 'oauth', durable: settled } }, durable: settled },
  };
}

interface Expected {
  readonly did: string | null;
  readonly pds: string | null;
}

async function expectedAccount({ directory, handle, server }: BrowserSignIn): Promise<NetworkResult<Expected>> {
  if (handle === '') return { kind: 'ok', value: { did: null, pds: null } };
  const did = await directory.didOfHandle(handle, server);
  if (did.kind !== 'ok') return did;
  if (did.value === null) return { kind: 'rejected', words: `There is no account @${handle}. Check the handle and the server.` };
  const pds = await directory.pdsOfDid(did.value, server);
  return pds.kind === 'ok' ? { kind: 'ok', value: { did: did.value, pds: pds.value } } : pds;
}

/**
 * Checks that this server may speak for the account it named: the account's own document must lead back to it. Without
 * this any server could sign anybody in. Gives the account's repository server.
 */
async function homeOf(
  { fetch, clock, directory, server }: BrowserSignIn,
  grant: Grant,
  expected: string | null,
  issuer: string,
): Promise<NetworkResult<string>> {
  if (expected !== null && grant.subject !== expected) {
    return { kind: 'rejected', words: 'Another account was signed in in the browser than the one asked for. Try again.' };
  }
  const pds = await directory.pdsOfDid(grant.subject, server);
  if (pds.kind !== 'ok') return pds;
  const home = await issuerOf(fetch, clock, pds.value);
  if (home.kind !== 'ok') return home;
  if (home.value === issuer) return pds;
  return { kind: 'rejected', words: 'This server signed in an account that does not belong to it. Nothing was kept.' };
}

async function grantFromBrowser(options: BrowserSignIn, server: oauth.AuthorizationServer): Promise<NetworkResult<Grant>> {
  const state = oauth.generateRandomState();
  let listener: LoopbackListener | null = null;
  try {
    listener = await openLoopbackListener({ clock: options.clock, state, signal: options.signal });
    return await throughBrowser(options, server, state, listener);
  } catch (error) {
    if (options.signal.aborted) return cancelled;
    return failureOfOauth(error, server.issuer, options.clock.now());
  } finally {
    listener?.close();
  }
}

const cancelled: NetworkFailure = { kind: 'rejected', words: 'The sign-in was cancelled.' };

async function throughBrowser(
  options: BrowserSignIn,
  server: oauth.AuthorizationServer,
  state: string,
  listener: LoopbackListener,
): Promise<NetworkResult<Grant>> {
  const clientId = loopbackClientId(listener.redirectUri, oauthScope(options.messages));
  const client = clientOf(clientId);
  const pair = await createDpopKey();
  const requests = { ...requestOptions(options.fetch, server.issuer), DPoP: oauth.DPoP(client, pair) };
  const verifier = oauth.generateRandomCodeVerifier();

  const pushed = await withServerNonce(async () => {
    const parameters = await authorizationParameters(options, listener.redirectUri, state, verifier);
    const response = await oauth.pushedAuthorizationRequest(server, client, oauth.None(), parameters, requests);
    return oauth.processPushedAuthorizationResponse(server, client, response);
  });
  const page = new URL(server.authorization_endpoint ?? server.issuer);
  page.searchParams.set('client_id', clientId);
  page.searchParams.set('request_uri', pushed.request_uri);
  const opened = await options.openBrowser(page.href).then(
    () => true,
    () => false,
  );
  if (!opened) return { kind: 'rejected', words: 'The browser could not be opened. Use an app password instead.' };

  const answer = await listener.answer;
  if (answer.kind !== 'ok') return answer;
  const callback = oauth.validateAuthResponse(server, client, answer.value, state);
  const tokens = await withServerNonce(async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      callback,
      listener.redirectUri,
      verifier,
      requests,
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  });
  const { issuer } = server;
  return grantOfTokens(tokens, { kind: 'oauth', issuer, clientId, pds: issuer, dpopKey: await exportDpopKey(pair), scopes: [] });
}

async function authorizationParameters(
  { handle, messages }: BrowserSignIn,
  redirectUri: string,
  state: string,
  verifier: string,
): Promise<Record<string, string>> {
  return {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: oauthScope(messages),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(handle === '' ? {} : { login_hint: handle }),
  };
}
