import type { Exchange } from '../ledger/witness-client.ts';

/** Milliseconds for one request and its answer. */
const timeLimitMs = 15_000;

/** One request over Node's own networking: the command line has no window, and so not the system's proxy. Follows no redirect. */
export const nodeExchange: Exchange = async ({ url, method, headers, body }) => {
  const signal = AbortSignal.timeout(timeLimitMs);
  const response = await fetch(url, { method, headers: { ...headers }, body: body ?? null, redirect: 'error', signal }).catch(
    (error: unknown) => {
      throw new Error(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error));
    },
  );
  return { status: response.status, text: await response.text() };
};
