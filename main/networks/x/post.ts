import { z } from 'zod';
import type { NetworkFailure } from '../network.ts';
import { idSchema, usernameSchema } from './who-am-i.ts';

const longest = 30_000;

/** A link as X gives it: in the text there is `url`, its own short address (https://docs.x.com/x-api/fundamentals/data-dictionary). */
const urlEntitySchema = z.object({
  url: z.string().max(100),
  expanded_url: z.string().max(5000).optional(),
  /** There where it stands for an image or a video of the post. */
  media_key: z.string().max(100).optional(),
});
export type UrlEntity = z.infer<typeof urlEntitySchema>;

/** What is asked for of each post, as `tweet.fields`. */
export const POST_FIELDS = 'author_id,conversation_id,created_at,entities,referenced_tweets';

/** A post as X gives it. `text` has `&`, `<` and `>` as HTML entities and every link as a short address. */
export const postSchema = z.object({
  id: idSchema,
  text: z.string().max(longest),
  author_id: idSchema.optional(),
  conversation_id: idSchema.optional(),
  created_at: z.iso.datetime({ offset: true }).optional(),
  entities: z.object({ urls: z.array(urlEntitySchema).max(100).optional() }).optional(),
  referenced_tweets: z
    .array(z.object({ type: z.enum(['retweeted', 'quoted', 'replied_to']), id: idSchema }))
    .max(10)
    .optional(),
});
export type Post = z.infer<typeof postSchema>;

const includesSchema = z.object({ users: z.array(z.object({ id: idSchema, username: usernameSchema })).optional() }).optional();

/** GetPostsByIdResponse. */
export const postAndAuthorSchema = z.object({ data: postSchema, includes: includesSchema });

/** A page of posts (GetUsersPostsResponse, GetUsersMentionsResponse, SearchPostsRecentResponse). None at all: no `data`. */
export const postsSchema = z
  .object({
    data: z.array(postSchema).max(100).optional(),
    includes: includesSchema,
    meta: z.object({ result_count: z.number().int().min(0), next_token: z.string().max(500).optional() }),
  })
  .refine(({ data = [], meta }) => data.length === meta.result_count);
export type Posts = z.infer<typeof postsSchema>;

/** The post that this one answers, repeats or quotes; null where it does none of it. */
export function referenced(post: Post, type: 'retweeted' | 'quoted' | 'replied_to'): string | null {
  return post.referenced_tweets?.find((one) => one.type === type)?.id ?? null;
}

/** The words as they were written: links at their full length, images and quoted posts without their address. */
export function writtenText(post: Post): string {
  return expanded(post, addressOfQuoted(post));
}

/** The same where the address of the quoted post was among the words, and X made the quote of it. */
export function writtenWithQuoted(post: Post): string {
  return expanded(post, null);
}

function expanded(post: Post, leftOut: string | null): string {
  const urls = post.entities?.urls ?? [];
  const text = urls.reduce((words, entity) => words.replaceAll(entity.url, entity.url === leftOut ? '' : replacement(entity)), post.text);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

/** X puts the addresses of the images behind the text. */
function replacement({ url, expanded_url, media_key }: UrlEntity): string {
  if (media_key !== undefined) return '';
  if (expanded_url === undefined) return url;
  return /^https?:\/\/(?:twitter|x)\.com\/[^/]+\/status\/\d+\/(?:photo|video)\/\d$/.test(expanded_url) ? '' : expanded_url;
}

/** The short address of the quoted post, which X puts behind the text. */
function addressOfQuoted(post: Post): string | null {
  const quoted = referenced(post, 'quoted');
  if (quoted === null) return null;
  const isIt = ({ url, expanded_url = '' }: UrlEntity): boolean => parsePostAddress(expanded_url) === quoted && post.text.endsWith(url);
  return post.entities?.urls?.find(isIt)?.url ?? null;
}

/** The id in an address of a post, as people copy it from x.com or twitter.com; null where it is none. */
export function parsePostAddress(address: string): string | null {
  const given = address.trim();
  if (!URL.canParse(given)) return null;
  const { protocol, hostname, pathname } = new URL(given);
  if (!/^https?:$/.test(protocol) || !/^(?:(?:www|mobile)\.)?(?:x|twitter)\.com$/.test(hostname)) return null;
  return /^\/(?:i\/web|[A-Za-z0-9_]{1,15})\/status(?:es)?\/([0-9]{1,19})(?:\/|$)/.exec(pathname)?.[1] ?? null;
}

export const notAnAddress: NetworkFailure = {
  kind: 'rejected',
  words: 'This is not the address of a post. It looks like https://x.com/NAME/status/NUMBER.',
};

/** An address that leads to the post without naming its author, whose name may change. */
export function postAddress(id: string): string {
  return `https://x.com/i/status/${id}`;
}
