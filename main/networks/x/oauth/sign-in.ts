import * as oauth from 'oauth4webapi';
import type { NetworkFailure, NetworkIdentity, NetworkResult } from '../../network.ts';
import { failureOfOauth } from '../../oauth/failure-of-oauth.ts';
import { type LoopbackListener, openLoopbackListener } from '../../oauth/loopback-listener.ts';
import { requestOptions } from '../../oauth/request-options.ts';
import { exchangeAs } from '../exchange.ts';
import { whoAmI } from '../who-am-i.ts';
import { type XOauthOptions, xAuthority } from './authority.ts';
import { authorizationServer, publicClient, X_CALLBACK_PORTS, X_MESSAGE_SCOPES, X_SCOPES } from './client.ts';
import type { XDurable } from './durable.ts';
import { grantOfTokens, type XGrant } from './tokens.ts';

export interface XSignIn extends XOauthOptions {
  readonly clientId: string;
  readonly openBrowser: (url: string) => Promise<void>;
  /** Asks for direct messages too. */
  readonly messages: boolean;
  readonly signal: AbortSignal;
}

export interface XSignedIn {
  readonly grant: XGrant;
  readonly durable: XDurable;
  readonly identity: NetworkIdentity;
}

/** Whose tokens they are while X did not say: they are ended at once. */
const nobody = '0';
const cancelled: NetworkFailure = { kind: 'rejected', words: 'The sign-in was cancelled.' };

/**
 * Signs in with OAuth 2.0 in the system browser, with PKCE and a loopback redirect
 * (https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token), and asks whose sign-in it is: the tokens do
 * not say.
 */
export async function signInInBrowser(options: XSignIn): Promise<NetworkResult<XSignedIn>> {
  const tokens = await tokensFromBrowser(options);
  if (tokens.kind !== 'ok') return tokens;
  const { fetch, clock, origins, clientId } = options;
  const identity = await whoAmI(exchangeAs(fetch, origins.api, tokens.value.access_token), clock);
  const subject = identity.kind === 'ok' ? identity.value.subject : nobody;
  const known = { kind: 'x' as const, clientId, subject, scopes: [...scopesOf(options)] };
  const grant = grantOfTokens(tokens.value, known);
  if (grant.kind !== 'ok') return grant;
  if (identity.kind === 'ok') return { kind: 'ok', value: { grant: grant.value, durable: grant.value.durable, identity: identity.value } };
  // Nothing is kept of a sign-in that nobody knows the owner of, at the network neither.
  await xAuthority(options, grant.value.durable).revoke(grant.value.credential);
  return identity;
}

async function tokensFromBrowser(options: XSignIn): Promise<NetworkResult<oauth.TokenEndpointResponse>> {
  const state = oauth.generateRandomState();
  let listener: LoopbackListener | null = null;
  try {
    listener = await openLoopbackListener({ clock: options.clock, state, signal: options.signal, ports: X_CALLBACK_PORTS });
    return await throughBrowser(options, state, listener);
  } catch (error) {
    if (options.signal.aborted) return cancelled;
    if (listener === null) return { kind: 'rejected', words: portsTaken };
    return failureOfOauth(error, options.origins.api, options.clock.now());
  } finally {
    listener?.close();
  }
}

const portsTaken = `Other programs use the ports ${X_CALLBACK_PORTS.join(', ')}, so the browser could not come back. Close them and try again.`;

async function throughBrowser(
  options: XSignIn,
  state: string,
  listener: LoopbackListener,
): Promise<NetworkResult<oauth.TokenEndpointResponse>> {
  const { fetch, origins, clientId, openBrowser } = options;
  const server = authorizationServer(origins);
  const client = publicClient(clientId);
  const verifier = oauth.generateRandomCodeVerifier();
  const opened = await openBrowser(await pageToOpen(server, options, listener.redirectUri, state, verifier)).then(
    () => true,
    () => false,
  );
  if (!opened) return { kind: 'rejected', words: 'The browser could not be opened. Try again.' };
  const answer = await listener.answer;
  if (answer.kind !== 'ok') return answer;
  const callback = oauth.validateAuthResponse(server, client, answer.value, state);
  const { redirectUri } = listener;
  const requests = requestOptions(fetch, origins.api);
  const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), callback, redirectUri, verifier, requests);
  return { kind: 'ok', value: await oauth.processAuthorizationCodeResponse(server, client, response) };
}

async function pageToOpen(
  server: oauth.AuthorizationServer,
  options: XSignIn,
  redirectUri: string,
  state: string,
  verifier: string,
): Promise<string> {
  const page = new URL(server.authorization_endpoint ?? server.issuer);
  page.search = new URLSearchParams({
    response_type: 'code',
    client_id: options.clientId,
    redirect_uri: redirectUri,
    scope: scopesOf(options).join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  return page.href;
}

function scopesOf({ messages }: XSignIn): readonly string[] {
  return messages ? [...X_SCOPES, ...X_MESSAGE_SCOPES] : X_SCOPES;
}
