import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startChild } from './child-process.ts';

/** A program that signs people in. */
export type OauthClient = {
  readonly id: string;
  /** Absent: a public client, which must bring PKCE. Present: sent in the body of token requests (RFC 6749 §2.3.1). */
  readonly secret?: string;
  /** A loopback address without a port stands for every port (RFC 8252 §7.3). */
  readonly redirectUris?: readonly string[];
};

/** Somebody who can sign in. */
export type OauthPerson = {
  readonly subject: string;
  readonly login: string;
  readonly password: string;
  /** What the OpenID Connect scopes tell of them: `name`, `picture`, `locale`, `email`, … */
  readonly claims?: Readonly<Record<string, unknown>>;
};

export type OauthProviderSettings = {
  readonly clients: readonly OauthClient[];
  /** All that may be asked for. */
  readonly scopes: readonly string[];
  readonly people: readonly OauthPerson[];
  /** Default 3600. */
  readonly accessTokenSeconds?: number;
  /** Default `withOfflineAccess`: to those who were granted `offline_access`. */
  readonly refreshTokens?: 'always' | 'withOfflineAccess' | 'never';
  /** Default true: each renewal gives a new refresh token, and the old one, used again, ends the sign-in. */
  readonly rotatesRefreshTokens?: boolean;
  /** Where the network has its endpoints. */
  readonly paths: { readonly authorization: string; readonly token: string; readonly revocation: string };
  /** The error a refusal comes back with; default `access_denied`. */
  readonly deniedError?: string;
};

/** Whom an access token speaks for. */
export type TokenOwner = { readonly subject: string; readonly clientId: string; readonly scopes: readonly string[] };

/** A running authorization server. */
export type OauthProvider = {
  /** Its address, `http://localhost:PORT`; also what it calls itself in the `iss` of its answers (RFC 9207). */
  readonly issuer: string;
  readonly pid: number;
  /** Null where the token is not known, has run out or was revoked. */
  ownerOf(accessToken: string): Promise<TokenOwner | null>;
  /** Every access token of this person runs out now; refresh tokens live on. */
  expireAccessTokens(subject: string): Promise<void>;
  /** The person withdraws every sign-in on the network's own site. */
  revokeAll(subject: string): Promise<void>;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('../servers/oauth-provider.mjs', import.meta.url));
const readyLine = z.object({ issuer: z.url(), pid: z.number() });
const tokenOwner = z.object({ subject: z.string(), clientId: z.string(), scopes: z.array(z.string()) }).nullable();

/** Starts it on loopback, with nobody signed in. Install it first: `ensureTestServers` in scripts/test-servers.ts. */
export async function startOauthProvider(settings: OauthProviderSettings): Promise<OauthProvider> {
  const clients = settings.clients.map((client) => ({ redirectUris: ['http://127.0.0.1/callback'], ...client }));
  const defaults = {
    accessTokenSeconds: 3600,
    refreshTokens: 'withOfflineAccess',
    rotatesRefreshTokens: true,
    deniedError: 'access_denied',
  };
  const child = await startChild(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, OAUTH_PROVIDER_SETTINGS: JSON.stringify({ ...defaults, ...settings, clients }) },
    ready: { line: /^\{"issuer"/, on: 'stdout' },
  });
  const { issuer, pid } = readyLine.parse(JSON.parse(child.readyLine));
  const tell = async (what: string, form: Readonly<Record<string, string>>): Promise<unknown> => {
    const response = await fetch(`${issuer}/~test/${what}`, { method: 'POST', body: new URLSearchParams(form) });
    return response.json();
  };
  return {
    issuer,
    pid,
    ownerOf: async (token) => tokenOwner.parse(await tell('token', { token })),
    expireAccessTokens: async (subject) => void (await tell('expire', { subject })),
    revokeAll: async (subject) => void (await tell('revoke', { subject })),
    stop: child.stop,
  };
}
