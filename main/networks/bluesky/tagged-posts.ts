import { z } from 'zod';
import type { FoundPost } from '../../../shared/audience.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { foundPost, postViewSchema } from './found-post.ts';
import { isUnknownMethod } from './mentions.ts';
import { callXrpc, settled } from './xrpc.ts';

const LIMIT = 25;
const postsSchema = z.object({ posts: z.array(postViewSchema).max(100) });

/**
 * What a hashtag (without `#`) is about right now: its newest posts (`app.bsky.feed.searchPosts`, passed on by the server
 * to its AppView). Posts in which the search found something else are left out.
 */
export async function postsWithTag(exchange: Exchange, clock: Clock, tag: string): Promise<NetworkResult<readonly FoundPost[]>> {
  const answer = await callXrpc(exchange, clock, {
    nsid: 'app.bsky.feed.searchPosts',
    params: { q: `#${tag}`, sort: 'latest', limit: String(LIMIT) },
    answer: postsSchema,
  });
  if (isUnknownMethod(answer)) return { kind: 'rejected', words: 'This server has no search, so its posts cannot be shown here.' };
  const known = settled(answer);
  if (known.kind !== 'ok') return known;
  const wanted = `#${tag}`.toLowerCase();
  const posts = known.value.posts.flatMap((view) => foundPost(view) ?? []).filter(({ text }) => text.toLowerCase().includes(wanted));
  return { kind: 'ok', value: posts.toSorted((a, b) => b.at - a.at) };
}
