import type { Clock } from '../../clock.ts';

/** Milliseconds one request may take, body included, where nothing else is said. */
export const DEFAULT_TIME_LIMIT_MS = 10_000;
const DEFAULT_MAX_BYTES = 2_000_000;
const STATUS_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

export interface BoundedInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  /** A redirect is an error unless `manual`: a token never follows one. */
  readonly redirect?: 'error' | 'manual';
  readonly timeLimitMs?: number;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * A fetch that ends: within its time limit, with the whole body read, at most `maxBytes` of it.
 * Throws what the given fetch throws, `TimeLimitReached` or `AnswerTooLarge`.
 */
export type BoundedFetch = (url: string, init?: BoundedInit) => Promise<Response>;

export class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached';
}

export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/**
 * Never from a cache, never with cookies, and never over a connection that was used before: Chromium silently sends a
 * request again when a reused connection is cut, a POST too. `connection: close` on every request, not only on POSTs,
 * leaves no connection to reuse.
 */
export function createBoundedFetch(fetch: typeof globalThis.fetch, clock: Clock, defaultTimeLimitMs = DEFAULT_TIME_LIMIT_MS): BoundedFetch {
  return async (url, init = {}) => {
    const limitMs = init.timeLimitMs ?? defaultTimeLimitMs;
    const stop = new AbortController();
    const cancelLimit = clock.after(limitMs, () => stop.abort(new TimeLimitReached(`No answer within ${limitMs} ms`)));
    const followOuter = () => stop.abort(init.signal?.reason);
    if (init.signal?.aborted) followOuter();
    init.signal?.addEventListener('abort', followOuter, { once: true });
    try {
      return await untilStopped(stop.signal, () => fetchWhole(fetch, url, init, stop.signal));
    } finally {
      cancelLimit();
      init.signal?.removeEventListener('abort', followOuter);
    }
  };
}

/** Node's types do not know `cache`, which Chromium's fetch follows. */
type UncachedInit = RequestInit & { readonly cache: 'no-store' };

async function fetchWhole(fetch: typeof globalThis.fetch, url: string, init: BoundedInit, signal: AbortSignal): Promise<Response> {
  const request: UncachedInit = {
    method: init.method ?? 'GET',
    headers: { ...init.headers, connection: 'close' },
    body: init.body instanceof Uint8Array ? new Uint8Array(init.body) : (init.body ?? null),
    redirect: init.redirect ?? 'error',
    cache: 'no-store',
    credentials: 'omit',
    signal,
  };
  const response = await fetch(url, request);
  const body = await readAtMost(response, init.maxBytes ?? DEFAULT_MAX_BYTES);
  return new Response(STATUS_WITHOUT_BODY.has(response.status) ? null : body, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      // Not awaited: a server that goes on sending must not hold us up.
      void reader?.cancel().catch(() => undefined);
      throw new AnswerTooLarge(`The answer is larger than ${maxBytes} bytes`);
    }
    chunks.push(read.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Rejects as soon as the signal aborts, even where the work does not listen to it. */
function untilStopped<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(signal.reason);
    if (signal.aborted) return stopped();
    signal.addEventListener('abort', stopped, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stopped));
  });
}
