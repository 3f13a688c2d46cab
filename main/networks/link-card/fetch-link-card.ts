import type { LinkCard } from '../../../shared/post.ts';
import { AnswerTooLarge, type BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf } from '../http/failure-of.ts';
import { isLoopbackHost, isPublicHost, type LookUpHost } from '../http/public-address.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { readPage } from './read-page.ts';

const TIME_LIMIT_MS = 5_000;
const MAX_BYTES = 512 * 1024;
const MAX_REDIRECTS = 5;

export interface LinkCardOptions {
  readonly fetch: BoundedFetch;
  readonly lookUpHost: LookUpHost;
  readonly allowLoopback: boolean;
}

export type LinkCardText = Pick<LinkCard, 'url' | 'title' | 'description'>;

/**
 * Title and description of a page. No script runs, no cookie goes out, and every address on the way, redirects too, must
 * be on the public internet: the link came from anywhere, and this computer may stand inside a company.
 */
export async function fetchLinkCard(options: LinkCardOptions, address: string): Promise<NetworkResult<LinkCardText>> {
  let url = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const refusal = await refusalOf(url, options);
    if (refusal !== null) return refusal;
    const page = await fetchPage(options.fetch, url);
    if (page.kind !== 'ok') return page;
    const next = redirectOf(page.value, url);
    if (next === null) return cardOf(page.value, address);
    url = next;
  }
  return { kind: 'rejected', words: 'This link leads from one address to the next without end.' };
}

async function refusalOf(address: string, { lookUpHost, allowLoopback }: LinkCardOptions): Promise<NetworkFailure | null> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return { kind: 'rejected', words: 'This is not the address of a web page.' };
  }
  const { hostname } = new URL(address);
  if (allowLoopback && isLoopbackHost(hostname)) return null;
  if (await isPublicHost(hostname, lookUpHost)) return null;
  return { kind: 'rejected', words: 'This link leads into a private network, so it gets no preview.' };
}

async function fetchPage(fetch: BoundedFetch, url: string): Promise<NetworkResult<Response>> {
  try {
    const headers = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en' };
    return { kind: 'ok', value: await fetch(url, { headers, redirect: 'manual', timeLimitMs: TIME_LIMIT_MS, maxBytes: MAX_BYTES }) };
  } catch (error) {
    if (error instanceof AnswerTooLarge) return { kind: 'rejected', words: 'This page is too large for a preview.' };
    return failureOf(error, url);
  }
}

function redirectOf(response: Response, from: string): string | null {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status >= 400 || location === null || !URL.canParse(location, from)) return null;
  return new URL(location, from).href;
}

async function cardOf(response: Response, url: string): Promise<NetworkResult<LinkCardText>> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) return { kind: 'rejected', words: `The page answers with an error (${response.status}).` };
  if (!/^(text\/html|application\/xhtml\+xml)/i.test(type))
    return { kind: 'rejected', words: 'This link is not a web page, so it gets no preview.' };
  const page = readPage(new Uint8Array(await response.arrayBuffer()), type);
  return { kind: 'ok', value: { url, ...page } };
}
