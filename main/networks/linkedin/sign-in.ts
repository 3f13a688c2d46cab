import { createHash, randomBytes } from 'node:crypto';
import type { BrowserSignInRequest, DurableCredential, NetworkIdentity, NetworkResult } from '../network.ts';
import { type LoopbackListener, openLoopbackListener } from '../oauth/loopback-listener.ts';
import { credentialOf } from './access.ts';
import { sendRest } from './rest.ts';
import { askForTokens, type TokenEndpointOptions } from './token-endpoint.ts';
import { askWhoseItIs } from './who-am-i.ts';

export interface SignInOptions extends TokenEndpointOptions {
  readonly api: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** What the sign-in server calls itself, where it says so in its answer (RFC 9207). */
  readonly issuer: string;
}

/** A sign-in just made, and whose LinkedIn says it is. */
export interface Granted {
  readonly credential: DurableCredential;
  readonly identity: NetworkIdentity;
}

/**
 * Signs in with the flow for native clients: PKCE in place of a secret, and any port of 127.0.0.1
 * (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow-native). LinkedIn enables it per program.
 */
export async function signInInBrowser(options: SignInOptions, request: BrowserSignInRequest): Promise<NetworkResult<Granted>> {
  const state = randomBytes(24).toString('base64url');
  let listener: LoopbackListener;
  try {
    listener = await openLoopbackListener({ clock: options.clock, state, signal: request.signal });
  } catch {
    return { kind: 'rejected', words: 'The sign-in cannot be received on this computer. Try again.' };
  }
  try {
    return await throughBrowser(options, request, state, listener);
  } finally {
    listener.close();
  }
}

async function throughBrowser(
  options: SignInOptions,
  request: BrowserSignInRequest,
  state: string,
  listener: LoopbackListener,
): Promise<NetworkResult<Granted>> {
  const { clientId, scopes, site } = options;
  const { redirectUri } = listener;
  const verifier = randomBytes(32).toString('base64url');
  const page = new URL(`${site}/oauth/native-pkce/authorization`);
  page.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state, scope: scopes.join(' ') },
    ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' },
  }).toString();
  const opened = await request.openBrowser(page.href).then(
    () => true,
    () => false,
  );
  if (!opened) return { kind: 'rejected', words: 'The browser could not be opened. Open it, and try again.' };
  const answer = await listener.answer;
  if (answer.kind !== 'ok') return answer;
  const code = codeOf(answer.value, options.issuer);
  if (code.kind !== 'ok') return code;
  const form = {
    grant_type: 'authorization_code',
    code: code.value,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: verifier,
  };
  const tokens = await askForTokens(options, form);
  if (tokens.kind !== 'ok') return tokens;
  const granted = tokens.value.scopes ?? scopes;
  const whose = await askWhoseItIs((rest) => sendRest(options, tokens.value.accessToken, rest), options.clock, granted);
  if (whose.kind !== 'ok') return whose;
  const { subject, handle } = whose.value;
  const credential = credentialOf({ subject, clientId, scopes: [...granted] }, tokens.value);
  return { kind: 'ok', value: { identity: { subject, handle }, credential } };
}

/** What the browser brought back. A person who says no is `user_cancelled_login` or `user_cancelled_authorize` here. */
function codeOf(answer: URLSearchParams, issuer: string): NetworkResult<string> {
  const error = answer.get('error');
  if (error !== null) {
    const cancelled = ['user_cancelled_login', 'user_cancelled_authorize', 'access_denied'].includes(error);
    const why = /^[a-z_]{1,60}$/.test(error) ? error : 'no reason given';
    return {
      kind: 'rejected',
      words: cancelled ? 'The sign-in was cancelled in the browser.' : `The sign-in did not work in the browser (${why}). Try again.`,
    };
  }
  const [code, from] = [answer.get('code'), answer.get('iss')];
  if (code === null || (from !== null && from !== issuer)) {
    return { kind: 'rejected', words: 'The browser brought back something other than a sign-in. Try again.' };
  }
  return { kind: 'ok', value: code };
}
