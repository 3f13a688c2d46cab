import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import { askX } from './api.ts';
import type { XExchange } from './exchange.ts';
import { POST_FIELDS, type Post, postsSchema } from './post.ts';

/** The most and the fewest the method gives at once (https://docs.x.com/x-api/users/get-posts). */
const MOST = 100;
const FEWEST = 5;

export interface Reader {
  readonly exchange: XExchange;
  readonly clock: Clock;
  /** The account's id. */
  readonly subject: string;
}

export interface TimelineQuery {
  /** Of posts wanted at most. */
  readonly most: number;
  /** Only posts after this one. */
  readonly after?: string | null;
  readonly withReposts: boolean;
}

interface TimelinePage {
  readonly posts: readonly Post[];
  /** Where the next, older page begins; null on the last. */
  readonly older: string | null;
}

/** One page of the account's own timeline, newest first, replies included; what X says of it may be some seconds old. */
export async function timelinePage(
  { exchange, clock, subject }: Reader,
  { most, after = null, withReposts }: TimelineQuery,
  token: string | null,
): Promise<NetworkResult<TimelinePage>> {
  const answer = await askX(exchange, clock, {
    path: `/2/users/${subject}/tweets`,
    params: {
      max_results: String(Math.min(MOST, Math.max(FEWEST, most))),
      'tweet.fields': POST_FIELDS,
      ...(after === null ? {} : { since_id: after }),
      ...(withReposts ? {} : { exclude: 'retweets' }),
      ...(token === null ? {} : { pagination_token: token }),
    },
    answer: postsSchema,
  });
  if (answer.kind !== 'ok') return answer;
  return { kind: 'ok', value: { posts: answer.value.data ?? [], older: answer.value.meta.next_token ?? null } };
}

/** Its pages, until there are as many posts as are wanted. */
export async function ownTimeline(reader: Reader, query: TimelineQuery): Promise<NetworkResult<readonly Post[]>> {
  const posts: Post[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  while (posts.length < query.most) {
    const page: NetworkResult<TimelinePage> = await timelinePage(reader, { ...query, most: query.most - posts.length }, token);
    if (page.kind !== 'ok') return page;
    posts.push(...page.value.posts);
    token = page.value.older;
    // A token that comes again would lead round in a circle.
    if (token === null || seen.has(token)) break;
    seen.add(token);
  }
  return { kind: 'ok', value: posts.slice(0, query.most) };
}
