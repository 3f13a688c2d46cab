/** A fetch that loses the next request that sends a message, or its answer. */
export function losingFetch(isSend: (method: string, url: string) => boolean) {
  let loses: 'answer' | 'request' | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    if (loses === null || !isSend(init?.method ?? 'GET', url)) return globalThis.fetch(input, init);
    const lost = loses;
    loses = null;
    if (lost === 'answer') await globalThis.fetch(input, init);
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  };
  return {
    fetch,
    loseNextAnswer: () => {
      loses = 'answer';
    },
    loseNextRequest: () => {
      loses = 'request';
    },
  };
}
