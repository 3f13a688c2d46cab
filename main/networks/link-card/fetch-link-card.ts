import type { LinkCard } from '../../../shared/post.ts';
import { AnswerTooLarge, type BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf } from '../http/failure-of.ts';
import { isLoopbackHost, isPublicHost, type LookUpHost, NotPublic } from '../http/public-address.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { UnusableAnswer } from './unusable-answer.ts';

const TIME_LIMIT_MS = 5_000;
const MAX_PAGE_BYTES = 512 * 1024;
const MAX_REDIRECTS = 5;

export interface LinkCardOptions {
  readonly fetch: BoundedFetch;
  readonly lookUpHost: LookUpHost;
  readonly allowLoopback: boolean;
  /** A page's picture with more bytes is left out. */
  readonly maxPictureBytes: number;
}

/** What a page says of itself; `picture`: the bytes of a JPEG or PNG, or null. */
export type FetchedCard = Pick<LinkCard, 'url' | 'title' | 'description'> & { readonly picture: Uint8Array | null };

/**
 * Title, description and picture of a page. No script runs, no cookie goes out, and every address on the way, redirects
 * too, must be on the public internet: the link came from anywhere, and this computer may stand inside a company.
 */
export async function fetchLinkCard(options: LinkCardOptions, address: string): Promise<NetworkResult<FetchedCard>> {
  const found = await fetchPublic(options, address, { accept: 'text/html,application/xhtml+xml', maxBytes: MAX_PAGE_BYTES });
  if (found.kind !== 'ok') return found;
  const { response, url } = found.value;
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) return anErrorPage(response.status);
  if (!/^(text\/html|application\/xhtml\+xml)/i.test(type))
    return { kind: 'rejected', words: 'This link is not a web page, so it gets no preview.' };
  const { readPage } = await import('./read-page.ts'); // its parser is read at first use, not at every start
  const { title, description, picture } = readPage(new Uint8Array(await response.arrayBuffer()), type);
  return { kind: 'ok', value: { url: address, title, description, picture: await fetchPicture(options, picture, url) } };
}

/** A card without a picture is still a card: no failure here fails it. */
async function fetchPicture(options: LinkCardOptions, address: string | null, page: string): Promise<Uint8Array | null> {
  if (address === null || !URL.canParse(address, page)) return null;
  const found = await fetchPublic(options, new URL(address, page).href, {
    accept: 'image/jpeg,image/png',
    maxBytes: options.maxPictureBytes,
  });
  if (found.kind !== 'ok' || !found.value.response.ok) return null;
  const bytes = new Uint8Array(await found.value.response.arrayBuffer());
  return isPicture(bytes) ? bytes : null;
}

/** By the first bytes, not by what anybody says: only what the program can show goes out. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n');
}

interface Wanted {
  readonly accept: string;
  readonly maxBytes: number;
}

interface Found {
  readonly response: Response;
  /** Where it was found in the end. */
  readonly url: string;
}

async function fetchPublic(options: LinkCardOptions, address: string, wanted: Wanted): Promise<NetworkResult<Found>> {
  let url = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const refusal = await refusalOf(url, options);
    if (refusal !== null) return refusal;
    const answer = await fetchOnce(options.fetch, url, wanted);
    if (answer.kind !== 'ok') return answer;
    const next = redirectOf(answer.value, url);
    if (next === null) return { kind: 'ok', value: { response: answer.value, url } };
    url = next;
  }
  return { kind: 'rejected', words: 'This link leads from one address to the next without end.' };
}

const intoPrivateNetwork: NetworkFailure = {
  kind: 'rejected',
  words: 'This link leads into a private network, so it gets no preview.',
};

const anErrorPage = (status: number): NetworkFailure => ({ kind: 'rejected', words: `The page answers with an error (${status}).` });

async function refusalOf(address: string, { lookUpHost, allowLoopback }: LinkCardOptions): Promise<NetworkFailure | null> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return { kind: 'rejected', words: 'This is not the address of a web page.' };
  }
  const { hostname } = new URL(address);
  if (allowLoopback && isLoopbackHost(hostname)) return null;
  return (await isPublicHost(hostname, lookUpHost)) ? null : intoPrivateNetwork;
}

async function fetchOnce(fetch: BoundedFetch, url: string, { accept, maxBytes }: Wanted): Promise<NetworkResult<Response>> {
  const headers = { accept, 'accept-language': 'en', 'user-agent': 'Mozilla/5.0 (compatible; Hatcheck link preview)' };
  try {
    return { kind: 'ok', value: await fetch(url, { headers, redirect: 'manual', timeLimitMs: TIME_LIMIT_MS, maxBytes }) };
  } catch (error) {
    if (error instanceof AnswerTooLarge) return { kind: 'rejected', words: 'This page is too large for a preview.' };
    if (error instanceof NotPublic) return intoPrivateNetwork;
    if (error instanceof UnusableAnswer) return anErrorPage(error.status);
    return failureOf(error, url);
  }
}

function redirectOf(response: Response, from: string): string | null {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status >= 400 || location === null || !URL.canParse(location, from)) return null;
  return new URL(location, from).href;
}
