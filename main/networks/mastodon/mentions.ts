import { z } from 'zod';
import type { FoundPost } from '../../../shared/audience.ts';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { FoundPosts, NetworkResult } from '../network.ts';
import { type Api, failureIn, id, settled } from './api.ts';
import { listOf, type Status, statusSchema } from './entities.ts';
import { nextPage } from './pages.ts';
import { type FullName, foundPostOf, readAll, replyTargetOf } from './read-status.ts';

const TARGETS = 40;
/** The most the method gives at once. */
const PAGE = 80;

const notificationSchema = z.object({ type: z.string().max(100), status: statusSchema.nullish() });

/** Posts that name this account, newest first (https://docs.joinmastodon.org/methods/notifications/#get). No private message. */
export async function listMentions(api: Api, fullName: FullName): Promise<NetworkResult<readonly ReplyTarget[]>> {
  const page = await mentioning(api, TARGETS, null);
  if (page.kind !== 'ok') return page;
  return readAll(page.value.statuses, (status) => replyTargetOf(status, fullName));
}

/** One page of them with their times. */
export async function mentionPage(api: Api, fullName: FullName, cursor: string | null): Promise<NetworkResult<FoundPosts>> {
  const page = await mentioning(api, PAGE, cursor);
  if (page.kind !== 'ok') return page;
  const posts = await readAll(page.value.statuses, (status) => foundPostOf(status, fullName));
  return posts.kind === 'ok' ? { kind: 'ok', value: { posts: posts.value, cursor: page.value.next } } : posts;
}

interface Mentioning {
  readonly statuses: readonly Status[];
  readonly next: string | null;
}

async function mentioning(api: Api, limit: number, cursor: string | null): Promise<NetworkResult<Mentioning>> {
  const answer = await api.call({
    path: '/api/v1/notifications',
    query: { 'types[]': 'mention', limit: String(limit), ...(cursor === null ? {} : { max_id: cursor }) },
    answer: listOf(notificationSchema),
  });
  if (answer.kind !== 'ok') return failureIn(answer);
  // Servers before 3.5 give every type. A message that only its readers may see is no mention to answer with a post.
  const statuses = answer.value.flatMap(({ type, status }) =>
    type === 'mention' && status && status.visibility !== 'direct' ? [status] : [],
  );
  const next = nextPage(answer.headers);
  return { kind: 'ok', value: { statuses, next: next === cursor ? null : next } };
}

const TAGGED = 25;

/** The newest posts with a hashtag (https://docs.joinmastodon.org/methods/timelines/#tag). */
export async function postsWithTag(api: Api, fullName: FullName, tag: string): Promise<NetworkResult<readonly FoundPost[]>> {
  const path = `/api/v1/timelines/tag/${id(tag)}`;
  const answer = settled(await api.call({ path, query: { limit: String(TAGGED) }, answer: listOf(statusSchema) }));
  if (answer.kind !== 'ok') return answer;
  const posts = await readAll(answer.value, (status) => foundPostOf(status, fullName));
  return posts.kind === 'ok' ? { kind: 'ok', value: posts.value.toSorted((a, b) => b.at - a.at) } : posts;
}
