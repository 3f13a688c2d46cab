import type { BoundedFetch } from '../http/bounded-fetch.ts';

const MOST_REDIRECTS = 3;
const MOST_BYTES = 1_000_000;

export interface Followed {
  readonly response: Response;
  /** Where it was found. */
  readonly url: URL;
}

/**
 * Reads an address as anybody, over at most three redirects that keep to encryption; null where they lead elsewhere. The
 * fetch gives a redirect as its answer and reaches public addresses only. Throws what it throws.
 */
export async function followed(pageFetch: BoundedFetch, address: string, accept: string): Promise<Followed | null> {
  let url = new URL(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await pageFetch(url.href, { headers: { accept }, redirect: 'manual', maxBytes: MOST_BYTES });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return { response, url };
    if (!URL.canParse(location, url.href)) return null;
    const next = new URL(location, url);
    if (next.protocol !== 'https:' && next.origin !== url.origin) return null;
    url = next;
  }
  return null;
}
