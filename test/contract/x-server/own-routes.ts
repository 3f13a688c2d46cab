import parseTweet from 'twitter-text/dist/parseTweet.js';
import { z } from 'zod';
import { created, forbidden, invalidRequest, noSuchPost, ok } from './answers.ts';
import type { Asked, Route } from './routes.ts';
import type { CreatePostsResponse, MediaUploadResponse, Post } from './wire.ts';

const id = z.string().regex(/^[0-9]{1,19}$/);

/** CreatePostsRequest; nothing that is not in the description is taken. */
const createSchema = z.strictObject({
  text: z.string().min(1).optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: id }).optional(),
  quote_tweet_id: id.optional(),
  media: z.strictObject({ media_ids: z.array(id).min(1).max(4) }).optional(),
});
const targetSchema = z.strictObject({ tweet_id: id });
const metadataSchema = z.strictObject({
  id,
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().min(1).max(1000) }) }),
});
const mediaTypes = ['image/jpeg', 'image/bmp', 'image/png', 'image/webp', 'image/pjpeg', 'image/tiff'];
const MOST_IMAGE_BYTES = 5_000_000;

/** What changes something. Scopes as the description has them (`OAuth2UserToken`). */
export const ownRoutes: readonly Route[] = [
  { method: 'POST', path: /^\/2\/tweets$/, scopes: ['tweet.read', 'tweet.write', 'users.read'], answer: createPost },
  { method: 'DELETE', path: /^\/2\/tweets\/(\d+)$/, scopes: ['tweet.read', 'tweet.write', 'users.read'], answer: deletePost },
  { method: 'POST', path: /^\/2\/users\/(\d+)\/likes$/, scopes: ['tweet.read', 'users.read', 'like.write'], answer: like },
  { method: 'DELETE', path: /^\/2\/users\/(\d+)\/likes\/(\d+)$/, scopes: ['tweet.read', 'users.read', 'like.write'], answer: unlike },
  { method: 'POST', path: /^\/2\/users\/(\d+)\/retweets$/, scopes: ['tweet.read', 'tweet.write', 'users.read'], answer: repost },
  { method: 'DELETE', path: /^\/2\/users\/(\d+)\/retweets\/(\d+)$/, scopes: ['tweet.read', 'tweet.write', 'users.read'], answer: unrepost },
  { method: 'POST', path: /^\/2\/media\/upload$/, scopes: ['media.write'], answer: upload },
  { method: 'POST', path: /^\/2\/media\/metadata$/, scopes: ['media.write'], answer: describeMedia },
];

function createPost({ world, user, json }: Asked) {
  const asked = createSchema.safeParse(json);
  if (!asked.success) return invalidRequest('One or more parameters to your request was invalid.');
  const { text = '', reply, quote_tweet_id: quoted, media } = asked.data;
  if (text === '' && media === undefined) return invalidRequest('$.text: is missing but it is required');
  if (media !== undefined && quoted !== undefined) return invalidRequest('Media and Quote Tweet Id are mutually exclusive.');
  if (parseTweet(text).weightedLength > 280) return forbidden('You are not permitted to perform this action.');
  if (reply !== undefined && world.post(reply.in_reply_to_tweet_id) === undefined) {
    return forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  if (quoted !== undefined && world.post(quoted) === undefined)
    return forbidden('You attempted to quote a Tweet that is not visible to you.');
  if (media?.media_ids.some((one) => world.media(one)?.owner !== user)) return invalidRequest('Your media IDs are invalid.');
  const isSame = (one: ReturnType<typeof world.posts>[number]) =>
    one.author_id === user &&
    one.written === text &&
    one.mediaIds.length === 0 &&
    media === undefined &&
    referenced(one, 'replied_to') === reply?.in_reply_to_tweet_id &&
    referenced(one, 'quoted') === quoted;
  if (world.posts().some(isSame)) return forbidden('You are not allowed to create a Tweet with duplicate content.');
  const post = world.create(user, json as z.infer<typeof createSchema> as Parameters<typeof world.create>[1]);
  return created({ data: { id: post.id, text: post.text } } satisfies CreatePostsResponse);
}

function referenced({ referenced_tweets }: Post, type: 'replied_to' | 'quoted'): string | undefined {
  return referenced_tweets?.find((one) => one.type === type)?.id;
}

function deletePost({ world, user, path: [target = ''] }: Asked) {
  const post = world.post(target);
  // A post that is gone is deleted; the description has no other answer.
  if (post === undefined) return ok({ data: { deleted: true } });
  if (post.author_id !== user) return forbidden('You are not authorized to delete this Tweet.');
  world.remove(target);
  return ok({ data: { deleted: true } });
}

/** The path must name the account itself. */
function isOther({ user, path: [named] }: Asked): boolean {
  return named !== user;
}
const otherUser = forbidden('User is not permitted to act for another user.');

function targetOf({ world, json }: Asked): string | null {
  const asked = targetSchema.safeParse(json);
  return asked.success && world.post(asked.data.tweet_id) !== undefined ? asked.data.tweet_id : null;
}

function like(asked: Asked) {
  if (isOther(asked)) return otherUser;
  const target = targetOf(asked);
  if (target === null) return noSuchPost('0');
  asked.world.like(asked.user, target);
  return ok({ data: { liked: true } });
}

function unlike(asked: Asked) {
  if (isOther(asked)) return otherUser;
  asked.world.unlike(asked.user, asked.path[1] ?? '');
  return ok({ data: { liked: false } });
}

function repost(asked: Asked) {
  if (isOther(asked)) return otherUser;
  const target = targetOf(asked);
  if (target === null) return noSuchPost('0');
  asked.world.repost(asked.user, target);
  return ok({ data: { retweeted: true } });
}

function unrepost(asked: Asked) {
  if (isOther(asked)) return otherUser;
  asked.world.unrepost(asked.user, asked.path[1] ?? '');
  return ok({ data: { retweeted: false } });
}

function upload({ world, user, form }: Asked) {
  const media = form?.get('media');
  if (!(media instanceof Blob) || form?.get('media_category') !== 'tweet_image')
    return invalidRequest('media: is missing but it is required');
  if (!mediaTypes.includes(String(form.get('media_type')))) return invalidRequest('media_type: is not one of the enum values');
  if (media.size > MOST_IMAGE_BYTES) return invalidRequest('The media is too large.');
  const mediaId = world.addMedia(user, media.size);
  const data = { id: mediaId, media_key: `3_${mediaId}`, expires_after_secs: 86_400, size: media.size };
  return ok({ data } satisfies MediaUploadResponse);
}

function describeMedia({ world, user, json }: Asked) {
  const asked = metadataSchema.safeParse(json);
  if (!asked.success) return invalidRequest('One or more parameters to your request was invalid.');
  const media = world.media(asked.data.id);
  if (media === undefined || media.owner !== user) return invalidRequest('Your media IDs are invalid.');
  media.alt = asked.data.metadata.alt_text.text;
  return ok({ data: { id: asked.data.id, associated_metadata: asked.data.metadata } });
}
