import type * as oauth from 'oauth4webapi';

/**
 * What is asked for, and no more (https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code#scopes).
 * `like.read` is what tells whether a like arrived whose answer was lost; `offline.access` gives a refresh token.
 */
export const X_SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'offline.access', 'like.read', 'like.write', 'media.write'] as const;

/** Asked for beside them where direct messages are used. */
export const X_MESSAGE_SCOPES = ['dm.read', 'dm.write'] as const;

/**
 * Where the browser may come back to: X compares the whole address with those the program was registered with, its port
 * too (https://docs.x.com/fundamentals/developer-apps#callback-urls), so any free port will not do. The second and third
 * are for when another program has the first.
 */
export const X_CALLBACK_PORTS = [28417, 28418, 28419] as const;

export interface XOrigins {
  /** Where people sign in, `https://x.com`. */
  readonly web: string;
  /** `https://api.x.com`. */
  readonly api: string;
}

/** X has no document of its endpoints (RFC 8414); these are in https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token. */
export function authorizationServer({ web, api }: XOrigins): oauth.AuthorizationServer {
  return {
    issuer: web,
    authorization_endpoint: `${web}/i/oauth2/authorize`,
    token_endpoint: `${api}/2/oauth2/token`,
    revocation_endpoint: `${api}/2/oauth2/revoke`,
    code_challenge_methods_supported: ['S256'],
  };
}

/** A program on the person's own computer can keep no secret: a public client (RFC 8252 §8.5). */
export function publicClient(clientId: string): oauth.Client {
  return { client_id: clientId, token_endpoint_auth_method: 'none' };
}
