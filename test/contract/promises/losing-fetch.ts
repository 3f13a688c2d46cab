/** What becomes of a request that sends a message. */
export type Trouble =
  | 'loseAnswer'
  | 'loseRequest'
  /** Answered on the way; the server never hears of it. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The server does it, and something else is answered. */
  | { readonly otherBody: string };

/** A fetch in which the next request that sends a message meets trouble. */
export function losingFetch(isSend: (method: string, url: string) => boolean, list: { readonly path: RegExp; readonly drifted: unknown }) {
  let next: Trouble | null = null;
  let drifts = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (drifts && list.path.test(String(input))) {
      drifts = false;
      return Response.json(list.drifted);
    }
    const trouble = isSend(init?.method ?? 'GET', String(input)) ? next : null;
    if (trouble === null) return globalThis.fetch(input, init);
    next = null;
    if (trouble === 'loseAnswer') await globalThis.fetch(input, init);
    if (typeof trouble === 'string') {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
    }
    if ('status' in trouble) return Response.json({}, trouble);
    const { status, headers } = await globalThis.fetch(input, init);
    return new Response(trouble.otherBody, { status, headers });
  };
  return {
    fetch,
    /** From now on, for the next message alone. */
    troubleNext: (trouble: Trouble) => {
      next = trouble;
    },
    driftNextList: () => {
      drifts = true;
    },
  };
}
