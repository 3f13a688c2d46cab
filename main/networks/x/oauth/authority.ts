import * as oauth from 'oauth4webapi';
import type { Clock } from '../../../clock.ts';
import type { BoundedFetch } from '../../http/bounded-fetch.ts';
import type { DurableCredential, NetworkResult } from '../../network.ts';
import type { Authority } from '../../oauth/access.ts';
import { failureOfOauth } from '../../oauth/failure-of-oauth.ts';
import { requestOptions } from '../../oauth/request-options.ts';
import { exchangeAs, type XRequest } from '../exchange.ts';
import { authorizationServer, publicClient, type XOrigins } from './client.ts';
import { type XDurable, xDurableSchema } from './durable.ts';
import { grantOfTokens, type XGrant } from './tokens.ts';

export type XAuthority = Authority<XGrant, XRequest>;

export interface XOauthOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly origins: XOrigins;
}

/** Renews, sends and ends; each renewal gives a new refresh token. `first` is the sign-in or what the vault held of it. */
export function xAuthority({ fetch, clock, origins }: XOauthOptions, first: XDurable): XAuthority {
  const server = authorizationServer(origins);
  const client = publicClient(first.clientId);
  const options = requestOptions(fetch, origins.api);

  async function renew(credential: DurableCredential): Promise<NetworkResult<XGrant>> {
    const known = durableOf(credential, first);
    try {
      const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), known.refreshToken, options);
      return grantOfTokens(await oauth.processRefreshTokenResponse(server, client, response), known);
    } catch (error) {
      return ended(error) ? notAccepted : failureOfOauth(error, origins.api, clock.now());
    }
  }

  async function revoke(credential: DurableCredential): Promise<NetworkResult<void>> {
    try {
      // The refresh token and not the access token: it is what the vault holds.
      const { refreshToken } = durableOf(credential, first);
      const response = await oauth.revocationRequest(server, client, oauth.None(), refreshToken, options);
      await oauth.processRevocationResponse(response);
      return { kind: 'ok', value: undefined };
    } catch (error) {
      // X may refuse to end what has ended; whether it has is what the renewal afterwards tells.
      return ended(error) ? { kind: 'ok', value: undefined } : failureOfOauth(error, origins.api, clock.now());
    }
  }

  return { renew, send: ({ accessToken }, request) => exchangeAs(fetch, origins.api, accessToken)(request), revoke };
}

const notAccepted = { kind: 'signInAgain', words: 'X does not accept this sign-in any more. Sign in again.' } as const;

/** X says `invalid_request` with these words where the standard says `invalid_grant`. */
function ended(error: unknown): boolean {
  if (!(error instanceof oauth.ResponseBodyError) || error.status !== 400) return false;
  return error.error === 'invalid_grant' || (error.error === 'invalid_request' && /token was invalid/i.test(error.error_description ?? ''));
}

function durableOf(credential: DurableCredential, otherwise: XDurable): XDurable {
  const parsed = xDurableSchema.safeParse(credential.durable);
  return parsed.success ? parsed.data : otherwise;
}
