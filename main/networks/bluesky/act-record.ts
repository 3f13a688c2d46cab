import { AppBskyFeedLike, AppBskyFeedRepost, jsonToLex } from '@atproto/api';
import type { About } from '../../../shared/post.ts';
import type { NetworkResult } from '../network.ts';
import { LIKE_COLLECTION, REPOST_COLLECTION } from './post-address.ts';

/**
 * A finished `app.bsky.feed.repost` or `app.bsky.feed.like` record: it names the post by address and content id, so that what
 * is repeated is what was looked at, and nothing put in its place since. `createdAt`: epoch milliseconds.
 */
export function actRecord(act: 'repost' | 'like', { uri, cid }: About['target'], createdAt: number): NetworkResult<unknown> {
  const $type = act === 'repost' ? REPOST_COLLECTION : LIKE_COLLECTION;
  const record = { $type, subject: { uri, cid }, createdAt: new Date(createdAt).toISOString() };
  const lex = jsonToLex(record);
  const valid = act === 'repost' ? AppBskyFeedRepost.validateRecord(lex) : AppBskyFeedLike.validateRecord(lex);
  return valid.success
    ? { kind: 'ok', value: record }
    : { kind: 'rejected', words: 'This post cannot be named to Bluesky. Look it up again.' };
}
