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

/** The account's own timeline, newest first, replies included; what X says of it may be some seconds old. */
export async function ownTimeline(
  { exchange, clock, subject }: Reader,
  { most, after = null, withReposts }: TimelineQuery,
): Promise<NetworkResult<readonly Post[]>> {
  const posts: Post[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  while (posts.length < most) {
    const answer = await askX(exchange, clock, {
      path: `/2/users/${subject}/tweets`,
      params: {
        max_results: String(Math.min(MOST, Math.max(FEWEST, most - posts.length))),
        'tweet.fields': POST_FIELDS,
        ...(after === null ? {} : { since_id: after }),
        ...(withReposts ? {} : { exclude: 'retweets' }),
        ...(token === undefined ? {} : { pagination_token: token }),
      },
      answer: postsSchema,
    });
    if (answer.kind !== 'ok') return answer;
    posts.push(...(answer.value.data ?? []));
    token = answer.value.meta.next_token;
    // A token that comes again would lead round in a circle.
    if (token === undefined || seen.has(token)) break;
    seen.add(token);
  }
  return { kind: 'ok', value: posts.slice(0, most) };
}
