import type * as oauth from 'oauth4webapi';

/**
 * Reading and writing everything, direct messages only where they are asked for; AT Protocol has no narrower scopes that all
 * servers know (https://atproto.com/specs/oauth#authorization-scopes).
 */
export function oauthScope(messages: boolean): string {
  return `atproto transition:generic${messages ? ' transition:chat.bsky' : ''}`;
}

/**
 * The name of a client that runs on the person's own computer and has no web site
 * (https://atproto.com/specs/oauth#localhost-client-development): everything about it is in the name.
 */
export function loopbackClientId(redirectUri: string, scope: string): string {
  return `http://localhost?${new URLSearchParams({ redirect_uri: redirectUri, scope })}`;
}

export function clientOf(clientId: string): oauth.Client {
  return { client_id: clientId, token_endpoint_auth_method: 'none' };
}
