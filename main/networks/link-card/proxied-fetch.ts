/**
 * Chooses by address: straight to the page where the system has no proxy for it, else through that proxy. A proxy looks
 * names up by itself, so there only it can say where a name leads at that moment.
 */
export function createProxiedFetch(
  resolveProxy: (url: string) => Promise<string>,
  direct: typeof globalThis.fetch,
  throughProxy: typeof globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    // A list in the form of a PAC file's answer: "DIRECT", "PROXY host:port; DIRECT" (MDN, Proxy Auto-Configuration).
    const proxy = await resolveProxy(String(input));
    return proxy.trim() === 'DIRECT' ? direct(input, init) : throughProxy(input, init);
  };
}
