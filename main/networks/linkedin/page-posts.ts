import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkResult, OwnPostPage } from '../network.ts';
import { plainText } from './little-text.ts';
import type { LinkedinRecord } from './record.ts';
import { readRest, type Send } from './rest.ts';
import { encoded, isPost } from './urns.ts';

/** The most the finder gives at once. */
const PAGE = 100;
/** Milliseconds by which the clocks here and there may differ. */
const CLOCK_SKEW_MS = 5 * 60_000;

const postSchema = z.object({
  id: z.string().refine(isPost),
  commentary: z.string().max(100_000).default(''),
  visibility: z.string().max(40),
  createdAt: z.number(),
  reshareContext: z.object({ parent: z.string().max(300) }).optional(),
});
const postsSchema = z.object({ elements: z.array(postSchema).max(PAGE) });
type PagePost = z.infer<typeof postSchema>;

/** A page's own posts, newest first (`GET /rest/posts?q=author`, posts-api, Find Posts by Authors; `r_organization_social`). */
async function pagePosts(
  send: Send,
  clock: Clock,
  author: string,
  start: number,
  count: number,
): Promise<NetworkResult<readonly PagePost[]>> {
  const path = `/rest/posts?author=${encoded(author)}&q=author&start=${start}&count=${count}&sortBy=CREATED`;
  const answer = await readRest(send, clock, path, postsSchema, { 'x-restli-method': 'FINDER' });
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.elements } : answer;
}

/** Looks for a prepared post of a page among its newest: the same words for the same people, not older than it was prepared. */
export async function findOnPage(
  send: Send,
  clock: Clock,
  { body, preparedAt }: LinkedinRecord & { readonly kind: 'post' },
  isClaimed: (id: string) => boolean,
): Promise<NetworkResult<string | null>> {
  const posts = await pagePosts(send, clock, body.author, 0, PAGE);
  if (posts.kind !== 'ok') return posts;
  const found = posts.value.find(
    (post) =>
      !isClaimed(post.id) &&
      post.createdAt >= preparedAt - CLOCK_SKEW_MS &&
      plainText(post.commentary) === plainText(body.commentary) &&
      post.visibility === body.visibility &&
      post.reshareContext?.parent === body.reshareContext?.parent,
  );
  return { kind: 'ok', value: found?.id ?? null };
}

/** A part of what a page posted, newest first; posts without words are left out. A cursor is how many came before. */
export async function ownPostPage(send: Send, clock: Clock, author: string, cursor: string | null): Promise<NetworkResult<OwnPostPage>> {
  const start = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
  const found = await pagePosts(send, clock, author, start, PAGE);
  if (found.kind !== 'ok') return found;
  const posts = found.value.flatMap(({ id, commentary, createdAt }) => {
    const text = plainText(commentary);
    return text.trim() === '' ? [] : [{ id, text, time: createdAt }];
  });
  return { kind: 'ok', value: { posts, cursor: found.value.length < PAGE ? null : String(start + PAGE) } };
}
