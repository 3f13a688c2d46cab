import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf } from '../http/failure-of.ts';
import { isLoopbackHost } from '../http/public-address.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { type Api, failureIn, id, isGone } from './api.ts';
import { statusSchema } from './entities.ts';
import { shows } from './find.ts';
import { followed } from './followed.ts';
import { ownStatuses } from './own-statuses.ts';
import { nextPage } from './pages.ts';
import { type ActRecord, type PostRecord, recordSchema } from './record.ts';

export interface OutsideOptions {
  /** Without a token. */
  readonly outsider: Api;
  readonly pageFetch: BoundedFetch;
  readonly accountId: string;
}

/** Posts and people that are looked through for what has no address of its own. */
const [MOST_POSTS, MOST_PAGES, PEOPLE] = [200, 10, 80] as const;

/** Can anybody who is signed out still see it? Where nobody could see it in the first place, it says so and claims nothing. */
export async function isGoneOutside(options: OutsideOptions, part: PreparedPart): Promise<NetworkResult<boolean>> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return refuse('The stored post is damaged.');
  if (record.visibility === 'private')
    return refuse('This post is for followers alone, so nobody who is signed out can see whether it is gone.');
  if (record.kind !== 'post') return isNotListed(options, record);
  return part.publishedCid === null ? isNotPosted(options, record) : isNotShown(options, part.publishedCid, part.publishedUri);
}

/** https://docs.joinmastodon.org/methods/statuses/#get: 404 once it is deleted. */
async function isNotShown({ outsider, pageFetch }: OutsideOptions, statusId: string, uri: string | null): Promise<NetworkResult<boolean>> {
  const answer = await outsider.call({ path: `/api/v1/statuses/${id(statusId)}`, answer: statusSchema });
  if (answer.kind === 'ok') return { kind: 'ok', value: false };
  if (answer.kind !== 'refused') return answer;
  if (isGone(answer.status)) return { kind: 'ok', value: true };
  // A server in authorized-fetch mode shows nothing over its API; the page may be there for everybody all the same.
  return uri !== null && isPage(uri, outsider.server) ? isPageGone(pageFetch, uri) : failureIn(answer);
}

/** The server named this address itself; only one on this computer may name another on this computer. */
function isPage(uri: string, server: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return isLoopbackHost(hostname) ? isLoopbackHost(new URL(server).hostname) : protocol === 'https:';
}

/** Where a server that shows nothing to outsiders leads them, post or no post (Mastodon: `/auth/sign_in`). */
const signInPage = /\/(auth|log_?in|sign_?in)(\/|$)/i;

async function isPageGone(pageFetch: BoundedFetch, uri: string): Promise<NetworkResult<boolean>> {
  try {
    const page = await followed(pageFetch, uri, 'text/html');
    if (page !== null && isGone(page.response.status)) return { kind: 'ok', value: true };
    if (page?.response.ok === true && !signInPage.test(page.url.pathname)) return { kind: 'ok', value: false };
    return refuse(`${new URL(uri).host} shows posts only to people who are signed in there.`);
  } catch (error) {
    return failureOf(error, uri);
  }
}

/**
 * Without its id it is looked for among what the account showed to everybody since. Servers may show words otherwise than
 * they were written, so that only an account without newer posts proves that it is not there.
 */
async function isNotPosted({ outsider, accountId }: OutsideOptions, record: PostRecord): Promise<NetworkResult<boolean>> {
  const posts = await ownStatuses(outsider, { accountId, after: record.after, reposts: false, most: MOST_POSTS });
  if (posts.kind !== 'ok') return posts;
  for (const status of posts.value) if (await shows(status, record)) return { kind: 'ok', value: false };
  if (posts.value.length === 0) return { kind: 'ok', value: true };
  return { kind: 'unknown', words: 'There are newer posts, and nobody who is signed out can tell whether one of them is this.' };
}

/** One that cannot be read could be the account itself. */
const peopleSchema = z.array(z.object({ id: z.string() })).max(1000);

/** https://docs.joinmastodon.org/methods/statuses/#reblogged_by and #favourited_by, for everybody. */
async function isNotListed({ outsider, accountId }: OutsideOptions, record: ActRecord): Promise<NetworkResult<boolean>> {
  const path = `/api/v1/statuses/${id(record.statusId)}/${record.kind === 'repost' ? 'reblogged_by' : 'favourited_by'}`;
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { limit: String(PEOPLE), ...(cursor === null ? {} : { max_id: cursor }) };
    const answer = await outsider.call({ path, query, answer: peopleSchema });
    if (answer.kind === 'refused' && isGone(answer.status)) return { kind: 'ok', value: true };
    if (answer.kind !== 'ok') return failureIn(answer);
    if (answer.value.some((account) => account.id === accountId)) return { kind: 'ok', value: false };
    cursor = nextPage(answer.headers);
    if (cursor === null) return { kind: 'ok', value: true };
  }
  return { kind: 'unknown', words: 'There are too many people in this list to look through.' };
}

function refuse(words: string): NetworkFailure {
  return { kind: 'rejected', words };
}
