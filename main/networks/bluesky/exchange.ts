import type { BoundedFetch, BoundedInit } from '../http/bounded-fetch.ts';
import type { Exchanged } from '../http/exchanged.ts';
import { failureOf } from '../http/failure-of.ts';

export interface XrpcRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, beginning with `/xrpc/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeLimitMs?: number;
}

/** Sends a request to one server and never rejects. */
export type Exchange = (request: XrpcRequest) => Promise<Exchanged>;

/** An exchange with a server as an outsider, or with the headers given. */
export function exchangeWith(fetch: BoundedFetch, server: string, extraHeaders: Readonly<Record<string, string>> = {}): Exchange {
  return async (request) => {
    const url = server + request.path;
    try {
      return { kind: 'answered', response: await fetch(url, initOf(request, extraHeaders)), url };
    } catch (error) {
      return failureOf(error, url);
    }
  };
}

function initOf(request: XrpcRequest, extraHeaders: Readonly<Record<string, string>>): BoundedInit {
  const limit = request.timeLimitMs === undefined ? {} : { timeLimitMs: request.timeLimitMs };
  return { method: request.method, headers: { ...request.headers, ...extraHeaders }, body: request.body, ...limit };
}
