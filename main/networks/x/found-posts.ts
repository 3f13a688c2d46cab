import type { FoundPost } from '../../../shared/audience.ts';
import { plainLine, plainText } from '../../../shared/plain-text.ts';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { FoundOwnPost, FoundPosts, NetworkResult, OwnPostPage } from '../network.ts';
import { askX } from './api.ts';
import {
  notAnAddress,
  POST_FIELDS,
  type Post,
  type Posts,
  parsePostAddress,
  postAddress,
  postAndAuthorSchema,
  postsSchema,
  referenced,
  writtenText,
} from './post.ts';
import { type Reader, timelinePage } from './timeline.ts';

const PAGE = 100;
const TARGETS = 50;
const TAGGED = 25;
/** Without these nobody could be named. */
const withAuthors = { 'tweet.fields': POST_FIELDS, expansions: 'author_id', 'user.fields': 'username' } as const;

/** A page of what this account posted itself, newest first; reposts are somebody else's words. */
export async function ownPostPage(reader: Reader, cursor: string | null): Promise<NetworkResult<OwnPostPage>> {
  const page = await timelinePage(reader, { most: PAGE, withReposts: false }, cursor);
  if (page.kind !== 'ok') return page;
  return { kind: 'ok', value: { posts: page.value.posts.flatMap((post) => ownPost(post) ?? []), cursor: page.value.older } };
}

function ownPost(post: Post): FoundOwnPost | null {
  const text = writtenText(post);
  return text === '' || post.created_at === undefined ? null : { id: post.id, text, time: Date.parse(post.created_at) };
}

/** Posts that speak to this account, newest first (https://docs.x.com/x-api/users/get-mentions). */
export async function mentionPage({ exchange, clock, subject }: Reader, cursor: string | null): Promise<NetworkResult<FoundPosts>> {
  const page = await askX(exchange, clock, {
    path: `/2/users/${subject}/mentions`,
    params: { max_results: String(PAGE), ...withAuthors, ...(cursor === null ? {} : { pagination_token: cursor }) },
    answer: postsSchema,
  });
  if (page.kind !== 'ok') return page;
  return { kind: 'ok', value: { posts: foundPosts(page.value), cursor: page.value.meta.next_token ?? null } };
}

/** The newest of them, to be replied to. */
export async function mentions({ exchange, clock, subject }: Reader): Promise<NetworkResult<readonly ReplyTarget[]>> {
  const page = await askX(exchange, clock, {
    path: `/2/users/${subject}/mentions`,
    params: { max_results: String(TARGETS), ...withAuthors },
    answer: postsSchema,
  });
  if (page.kind !== 'ok') return page;
  return { kind: 'ok', value: (page.value.data ?? []).map((post) => replyTarget(post, authorOf(page.value, post))) };
}

/** What a hashtag is about right now: posts of the last seven days (https://docs.x.com/x-api/posts/search-recent-posts). */
export async function postsWithTag({ exchange, clock }: Reader, tag: string): Promise<NetworkResult<readonly FoundPost[]>> {
  if (!/^[\p{L}\p{M}\p{N}_]{1,100}$/u.test(tag)) return { kind: 'rejected', words: 'This is not a hashtag on X.' };
  const found = await askX(exchange, clock, {
    path: '/2/tweets/search/recent',
    params: { query: `#${tag} -is:retweet`, sort_order: 'recency', max_results: String(TAGGED), ...withAuthors },
    answer: postsSchema,
  });
  if (found.kind !== 'ok') return found;
  return { kind: 'ok', value: foundPosts(found.value).toSorted((a, b) => b.at - a.at) };
}

/** A post by its address, as this account sees it, with its whole text and its thread (https://docs.x.com/x-api/posts/get-post-by-id). */
export async function lookUpAs({ exchange, clock }: Reader, address: string): Promise<NetworkResult<ReplyTarget>> {
  const id = parsePostAddress(address);
  if (id === null) return notAnAddress;
  const found = await askX(exchange, clock, { path: `/2/tweets/${id}`, params: withAuthors, answer: postAndAuthorSchema });
  if (found.kind !== 'ok') return found;
  const { data, includes } = found.value;
  return { kind: 'ok', value: replyTarget(data, authorOf({ includes }, data)) };
}

function foundPosts(posts: Posts): readonly FoundPost[] {
  return (posts.data ?? []).flatMap((post) => {
    const text = writtenText(post);
    if (text === '' || post.created_at === undefined || referenced(post, 'retweeted') !== null) return [];
    const url = postAddress(post.id);
    return [{ uri: url, url, authorHandle: authorOf(posts, post), text, at: Date.parse(post.created_at) }];
  });
}

function authorOf({ includes }: Pick<Posts, 'includes'>, { author_id }: Post): string {
  return includes?.users?.find(({ id }) => id === author_id)?.username ?? '';
}

function replyTarget(post: Post, author: string): ReplyTarget {
  const uri = postAddress(post.id);
  const rootUri = postAddress(post.conversation_id ?? post.id);
  const shown = { authorHandle: plainLine(author), text: plainText(writtenText(post)) };
  return { uri, cid: post.id, rootUri, rootCid: post.conversation_id ?? post.id, ...shown };
}
