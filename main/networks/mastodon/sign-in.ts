import * as oauth from 'oauth4webapi';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { failureOfOauth } from '../oauth/failure-of-oauth.ts';
import { type LoopbackListener, openLoopbackListener } from '../oauth/loopback-listener.ts';
import { requestOptions } from '../oauth/request-options.ts';
import { createApi } from './api.ts';
import { type Durable, durableSchema } from './durable.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type App, registerApp } from './register-app.ts';

export interface BrowserSignIn {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  /** Origin. */
  readonly server: string;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Signs in with OAuth in the system browser, at a loopback address (https://docs.joinmastodon.org/client/authorized/). */
export async function signInInBrowser(options: BrowserSignIn): Promise<NetworkResult<Durable>> {
  const { fetch, clock, server, signal } = options;
  const outsider = createApi({ fetch, clock, server, token: null });
  const metadata = await readMetadata(outsider);
  if (metadata.kind !== 'ok') return metadata;
  const state = oauth.generateRandomState();
  let listener: LoopbackListener | null = null;
  try {
    listener = await openLoopbackListener({ clock, state, signal });
    if (signal.aborted) return cancelled;
    const app = await registerApp(outsider, listener.redirectUri, metadata.value.scopes);
    if (app.kind !== 'ok') return app;
    return await throughBrowser(options, { metadata: metadata.value, app: app.value, state, listener });
  } catch (error) {
    return signal.aborted ? cancelled : failureOfOauth(error, server, clock.now());
  } finally {
    listener?.close();
  }
}

const cancelled: NetworkFailure = { kind: 'rejected', words: 'The sign-in was cancelled.' };

interface Begun {
  readonly metadata: Metadata;
  readonly app: App;
  readonly state: string;
  readonly listener: LoopbackListener;
}

async function throughBrowser(options: BrowserSignIn, begun: Begun): Promise<NetworkResult<Durable>> {
  const { metadata, app, state, listener } = begun;
  const verifier = metadata.pkce ? oauth.generateRandomCodeVerifier() : null;
  const page = await authorizePage(options.server, begun, verifier);
  const opened = await options.openBrowser(page).then(
    () => true,
    () => false,
  );
  if (!opened) return { kind: 'rejected', words: 'The browser could not be opened. Set a default browser, then try again.' };
  const answer = await listener.answer;
  if (answer.kind !== 'ok') return answer;

  const server = serverOf(options.server, metadata);
  const client: oauth.Client = { client_id: app.clientId };
  const callback = oauth.validateAuthResponse(server, client, answer.value, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.ClientSecretPost(app.clientSecret),
    callback,
    listener.redirectUri,
    verifier ?? oauth.nopkce,
    // Without it the token may be for reading alone (https://docs.joinmastodon.org/methods/oauth/#token).
    { ...requestOptions(options.fetch, options.server), additionalParameters: { scope: app.scopes.join(' ') } },
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
  return durableOf(tokens, app, options.server);
}

/** https://docs.joinmastodon.org/methods/oauth/#authorize. */
async function authorizePage(server: string, { app, state, listener }: Begun, verifier: string | null): Promise<string> {
  const page = new URL('/oauth/authorize', server);
  const parameters = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: listener.redirectUri,
    scope: app.scopes.join(' '),
    state,
    // The browser may be signed in already, as somebody else: the person says who, each time.
    force_login: 'true',
    ...(verifier === null ? {} : { code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
  };
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  return page.href;
}

function serverOf(server: string, { issuer }: Metadata): oauth.AuthorizationServer {
  return { issuer, token_endpoint: new URL('/oauth/token', server).href };
}

/** The scopes that were granted, which may be fewer than asked for (RFC 6749 §5.1). */
function durableOf(tokens: oauth.TokenEndpointResponse, { clientId, clientSecret, scopes }: App, server: string): NetworkResult<Durable> {
  const granted = tokens.scope?.split(' ').filter((scope) => scope !== '') ?? scopes;
  const durable = durableSchema.safeParse({ kind: 'oauth', clientId, clientSecret, accessToken: tokens.access_token, scopes: granted });
  if (durable.success && tokens.token_type === 'bearer') return { kind: 'ok', value: durable.data };
  return { kind: 'unreadable', words: `${new URL(server).host} answered the sign-in in a form this version does not know.` };
}
