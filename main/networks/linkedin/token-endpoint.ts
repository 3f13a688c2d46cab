import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf, hostOf } from '../http/failure-of.ts';
import { retryAt } from '../http/retry-at.ts';
import type { NetworkResult } from '../network.ts';

export interface Tokens {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Approved partners only; the same one may come again, its year goes on. */
  readonly refreshToken: string | null;
  /** Null where the answer does not say: then those asked for. */
  readonly scopes: readonly string[] | null;
}

/** authorization-code-flow-native, step 3; programmatic-refresh-tokens, step 2. Scopes come with commas or spaces between. */
const tokensSchema = z.object({
  access_token: z.string().min(1).max(1000),
  expires_in: z.number().int().positive(),
  refresh_token: z.string().min(1).max(700).optional(),
  scope: z.string().max(1000).optional(),
});
const errorSchema = z.object({ error: z.string().max(100) });

export interface TokenEndpointOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  /** Origin of the site people sign in at. */
  readonly site: string;
}

/** Asks for tokens (`POST /oauth/v2/accessToken`). No client secret: a program on people's computers can keep none. */
export async function askForTokens(
  { fetch, clock, site }: TokenEndpointOptions,
  form: Readonly<Record<string, string>>,
): Promise<NetworkResult<Tokens>> {
  const url = `${site}/oauth/v2/accessToken`;
  const host = hostOf(url);
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
    const body: unknown = await response.json().catch(() => null);
    if (response.status === 429)
      return { kind: 'rateLimited', retryAt: retryAt(response.headers, clock.now()), words: `${host} asks to go slower.` };
    if (response.status >= 500) return { kind: 'unknown', words: `${host} has a problem (${response.status}).` };
    if (!response.ok) return refused(host, body);
    const tokens = tokensSchema.safeParse(body);
    if (!tokens.success) return { kind: 'unreadable', words: `${host} answered the sign-in in a form this version does not know.` };
    const { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken = null, scope } = tokens.data;
    const scopes = scope === undefined ? null : scope.split(/[ ,]+/).filter((one) => one !== '');
    return { kind: 'ok', value: { accessToken, expiresAt: clock.now() + seconds * 1000, refreshToken, scopes } };
  } catch (error) {
    return failureOf(error, url);
  }
}

/** RFC 6749 §5.2. Only names that the standard has are shown. */
function refused(host: string, body: unknown): NetworkResult<never> {
  const error = errorSchema.safeParse(body).data?.error ?? '';
  if (error === 'invalid_grant') return { kind: 'signInAgain', words: `${host} does not accept this sign-in any more. Sign in again.` };
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return { kind: 'rejected', words: `${host} does not let this program sign people in. IT must check LinkedInClientId.` };
  }
  return { kind: 'rejected', words: `${host} refused the sign-in.` };
}
