import type { BoundedFetch, BoundedInit } from '../http/bounded-fetch.ts';
import type { Exchanged } from '../http/exchanged.ts';
import { failureOf } from '../http/failure-of.ts';

export interface XRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query, beginning with `/2/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeLimitMs?: number;
}

/** Sends a request to the API and never rejects. */
export type XExchange = (request: XRequest) => Promise<Exchanged>;

/** An exchange that says with each request whom it is by (https://docs.x.com/fundamentals/authentication/oauth-2-0/overview). */
export function exchangeAs(fetch: BoundedFetch, api: string, accessToken: string): XExchange {
  return async (request) => {
    const url = api + request.path;
    const { method, headers, body, timeLimitMs } = request;
    const init: BoundedInit = { method, headers: { ...headers, authorization: `Bearer ${accessToken}` }, body };
    try {
      return { kind: 'answered', response: await fetch(url, timeLimitMs === undefined ? init : { ...init, timeLimitMs }), url };
    } catch (error) {
      return failureOf(error, url);
    }
  };
}
