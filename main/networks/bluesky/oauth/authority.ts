import * as oauth from 'oauth4webapi';
import type { Clock } from '../../../clock.ts';
import type { BoundedFetch } from '../../http/bounded-fetch.ts';
import type { Exchanged } from '../../http/exchanged.ts';
import type { DurableCredential, NetworkResult } from '../../network.ts';
import { failureOfOauth } from '../../oauth/failure-of-oauth.ts';
import { requestOptions, withServerNonce } from '../../oauth/request-options.ts';
import type { BlueskyAuthority, Grant } from '../access.ts';
import type { XrpcRequest } from '../exchange.ts';
import { clientOf } from './client.ts';
import { authorizationServer } from './discover.ts';
import { importDpopKey } from './dpop-key.ts';
import { type OauthDurable, oauthDurableSchema } from './durable.ts';
import { revocationRequest } from './revocation-request.ts';
import { grantOfTokens } from './tokens.ts';

export interface OauthOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
}

/** Renews, signs and ends a sign-in made in the browser. `first` is that sign-in or what the vault held of it. */
export function oauthAuthority({ fetch, clock }: OauthOptions, first: OauthDurable): BlueskyAuthority {
  const client = clientOf(first.clientId);
  const options = requestOptions(fetch, first.issuer);
  let dpop: Promise<oauth.DPoPHandle> | null = null;
  const dpopHandle = () => {
    dpop ??= importDpopKey(first.dpopKey).then((pair) => oauth.DPoP(client, pair));
    return dpop;
  };

  let known: oauth.AuthorizationServer | null = null;
  async function metadata(): Promise<NetworkResult<oauth.AuthorizationServer>> {
    if (known !== null) return { kind: 'ok', value: known };
    const found = await authorizationServer(fetch, clock, first.issuer);
    if (found.kind === 'ok') known = found.value;
    return found;
  }

  async function renew(credential: DurableCredential): Promise<NetworkResult<Grant>> {
    const server = await metadata();
    if (server.kind !== 'ok') return server;
    const durable = durableOf(credential, first);
    try {
      const DPoP = await dpopHandle();
      const tokens = await withServerNonce(async () => {
        const response = await oauth.refreshTokenGrantRequest(server.value, client, oauth.None(), durable.refreshToken, {
          DPoP,
          ...options,
        });
        return oauth.processRefreshTokenResponse(server.value, client, response);
      });
      return grantOfTokens(tokens, durable);
    } catch (error) {
      return failureOfOauth(error, first.issuer, clock.now());
    }
  }

  async function send(grant: Grant, request: XrpcRequest): Promise<Exchanged> {
    const url = grant.pds + request.path;
    try {
      const DPoP = await dpopHandle();
      const { method, headers, body } = request;
      const limited = { ...requestOptions(timeLimited(fetch, request), grant.pds), DPoP };
      const response = await withServerNonce(() =>
        oauth.protectedResourceRequest(grant.accessToken, method, new URL(url), new Headers(headers), body, limited),
      );
      return { kind: 'answered', response, url };
    } catch (error) {
      // The library throws a 401 instead of giving it; whether to renew is not decided here.
      if (error instanceof oauth.WWWAuthenticateChallengeError) return { kind: 'answered', response: error.response, url };
      return failureOfOauth(error, url, clock.now());
    }
  }

  async function revoke(credential: DurableCredential): Promise<NetworkResult<void>> {
    const server = await metadata();
    if (server.kind !== 'ok') return server;
    try {
      const DPoP = await dpopHandle();
      // The refresh token and not the access token: it is what the vault holds, and ending it ends both.
      const { refreshToken } = durableOf(credential, first);
      await withServerNonce(async () => {
        const response = await revocationRequest(server.value, client, refreshToken, { DPoP, ...options });
        await oauth.processRevocationResponse(response);
      });
      return { kind: 'ok', value: undefined };
    } catch (error) {
      return failureOfOauth(error, first.issuer, clock.now());
    }
  }

  return { renew, send, revoke };
}

function durableOf(credential: DurableCredential, otherwise: OauthDurable): OauthDurable {
  const parsed = oauthDurableSchema.safeParse(credential.durable);
  return parsed.success ? parsed.data : otherwise;
}

function timeLimited(fetch: BoundedFetch, { timeLimitMs }: XrpcRequest): BoundedFetch {
  return (url, init) => fetch(url, timeLimitMs === undefined ? init : { ...init, timeLimitMs });
}
