import type * as oauth from 'oauth4webapi';

/** Reading and writing everything but direct messages; AT Protocol has no narrower scope that all servers know. */
export const OAUTH_SCOPE = 'atproto transition:generic';

/**
 * The name of a client that runs on the person's own computer and has no web site
 * (https://atproto.com/specs/oauth#localhost-client-development): everything about it is in the name.
 */
export function loopbackClientId(redirectUri: string): string {
  return `http://localhost?${new URLSearchParams({ redirect_uri: redirectUri, scope: OAUTH_SCOPE })}`;
}

export function clientOf(clientId: string): oauth.Client {
  return { client_id: clientId, token_endpoint_auth_method: 'none' };
}
