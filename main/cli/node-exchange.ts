import type { Exchange } from '../ledger/witness-client.ts';

/** Milliseconds for one request and its answer. */
const timeLimitMs = 15_000;

/** One request over Node's own networking: the command line has no window, and so not the system's proxy. Follows no redirect. */
export const nodeExchange: Exchange = exchangeWithin(timeLimitMs);

/** The same with another limit. Rejects with words. */
export function exchangeWithin(limitMs: number): Exchange {
  return async ({ url, method, headers, body }) => {
    const signal = AbortSignal.timeout(limitMs);
    try {
      const response = await fetch(url, { method, headers: { ...headers }, body: body ?? null, redirect: 'error', signal });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (signal.aborted) throw new Error(`there was no whole answer within ${limitMs / 1000} s`);
      throw new Error(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error));
    }
  };
}
