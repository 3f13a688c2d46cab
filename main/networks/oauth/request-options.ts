import * as oauth from 'oauth4webapi';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { isLoopbackHost } from '../http/public-address.ts';

/** How requests of the OAuth library go out: through our fetch, and unencrypted only to this computer. */
export function requestOptions(fetch: BoundedFetch, server: string) {
  return {
    [oauth.customFetch]: (url: string, init: OauthInit) =>
      fetch(url, { method: init.method, headers: init.headers, body: bodyOf(init.body) }),
    [oauth.allowInsecureRequests]: isLoopbackHost(new URL(server).hostname),
  };
}

type OauthInit = oauth.CustomFetchOptions<string, oauth.ProtectedResourceRequestBody>;

function bodyOf(body: OauthInit['body']): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Only texts and bytes are sent');
}

/**
 * Runs a request with a DPoP proof again when the server asks for its own nonce in it (RFC 9449 §8). It did nothing with
 * the first one, and the library has kept the nonce.
 */
export async function withServerNonce<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (oauth.isDPoPNonceError(error)) return run();
    throw error;
  }
}
