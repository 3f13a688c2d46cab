import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import type { BoundedFetch } from '../../http/bounded-fetch.ts';
import { hostOf } from '../../http/failure-of.ts';
import { trustedEndpoint } from '../../http/server-address.ts';
import type { NetworkResult } from '../../network.ts';
import { failureOfOauth } from '../../oauth/failure-of-oauth.ts';
import { requestOptions } from '../../oauth/request-options.ts';

const protectedResourceSchema = z.object({ authorization_servers: z.array(z.string().max(2048)).length(1) });

/**
 * The origin of the server that signs people of this repository server in (RFC 9728; https://atproto.com/specs/oauth).
 * A server that says nothing about it may be such a server itself.
 */
export async function issuerOf(fetch: BoundedFetch, clock: Clock, server: string): Promise<NetworkResult<string>> {
  const url = `${server}/.well-known/oauth-protected-resource`;
  try {
    const response = await fetch(url);
    if (response.status === 404) return { kind: 'ok', value: server };
    if (!response.ok) return { kind: 'unknown', words: `${hostOf(url)} has a problem (${response.status}).` };
    const parsed = protectedResourceSchema.safeParse(await response.json().catch(() => null));
    const issuer = parsed.success ? trustedEndpoint(parsed.data.authorization_servers[0] ?? '', server) : null;
    if (issuer !== null) return { kind: 'ok', value: issuer };
    return { kind: 'unreadable', words: `${hostOf(url)} does not say where to sign in.` };
  } catch (error) {
    return failureOfOauth(error, server, clock.now());
  }
}

/** The addresses of the sign-in server (RFC 8414), checked to be its own and to offer what AT Protocol asks for. */
export async function authorizationServer(
  fetch: BoundedFetch,
  clock: Clock,
  issuer: string,
): Promise<NetworkResult<oauth.AuthorizationServer>> {
  try {
    const url = new URL(issuer);
    const response = await oauth.discoveryRequest(url, { algorithm: 'oauth2', ...requestOptions(fetch, issuer) });
    const found = await oauth.processDiscoveryResponse(url, response);
    const signs = found.dpop_signing_alg_values_supported?.includes('ES256') ?? false;
    if (signs && found.pushed_authorization_request_endpoint !== undefined) return { kind: 'ok', value: found };
    return { kind: 'rejected', words: `${url.host} offers no sign-in in the browser. Use an app password.` };
  } catch (error) {
    return failureOfOauth(error, issuer, clock.now());
  }
}
