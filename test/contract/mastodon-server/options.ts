/** How a server differs from the newest Mastodon: older ones, and others that speak its API. */
export interface ServerOptions {
  /** As in `GET /api/v2/instance`. */
  readonly version: string;
  readonly apiVersion: number;
  /** The domain in handles; empty: host and port of the server itself. */
  readonly domain: string;
  /** Answers `GET /api/v2/instance` (since 4.0). */
  readonly hasInstanceV2: boolean;
  /** Has `/.well-known/oauth-authorization-server`, and PKCE with it (since 4.3). */
  readonly hasMetadata: boolean;
  /** Knows scopes such as `write:statuses`. */
  readonly granularScopes: boolean;
  /** Keeps the `Idempotency-Key` of a post. */
  readonly keepsKeys: boolean;
  /** Gives the author the words of a post as they were sent (since 3.5). */
  readonly hasSource: boolean;
  /** Shows nothing over the API to those who are signed out. */
  readonly authorizedFetch: boolean;
  /** Limited federation mode: shows nothing at all to those who are signed out; its pages lead to the sign-in. */
  readonly limitedFederation: boolean;
  /** Media are processed after the upload; how often a look finds them still at it. */
  readonly busyLooks: number;
  readonly maxCharacters: number;
  /** Lists conversations of direct messages. */
  readonly hasConversations: boolean;
  /** Knows posts that only those read whom they name; else everybody reads them. */
  readonly knowsDirect: boolean;
  /** Makes the warning of a post without words its text. */
  readonly warningBecomesText: boolean;
}

export const newestMastodon: ServerOptions = {
  version: '4.5.0',
  apiVersion: 7,
  domain: '',
  hasInstanceV2: true,
  hasMetadata: true,
  granularScopes: true,
  keepsKeys: true,
  hasSource: true,
  authorizedFetch: false,
  limitedFederation: false,
  busyLooks: 0,
  maxCharacters: 500,
  hasConversations: true,
  knowsDirect: true,
  warningBecomesText: true,
};
