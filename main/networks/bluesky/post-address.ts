import { isValidDid, isValidHandle, isValidTid } from '@atproto/syntax';

export const POST_COLLECTION = 'app.bsky.feed.post';
export const REPOST_COLLECTION = 'app.bsky.feed.repost';
export const LIKE_COLLECTION = 'app.bsky.feed.like';

export interface PostAddress {
  /** DID or handle. */
  readonly author: string;
  readonly key: string;
}

/** Reads an `at://` URI or the address of a post page (`https://bsky.app/profile/NAME/post/KEY`); `null` if it is neither. */
export function parsePostAddress(input: string): PostAddress | null {
  const text = input.trim();
  const uri = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/?#]+)$/.exec(text);
  const page = URL.canParse(text) && /^https?:/.test(text) ? /^\/profile\/([^/]+)\/post\/([^/]+)\/?$/.exec(new URL(text).pathname) : null;
  const [, author, key] = uri ?? page ?? [];
  if (author === undefined || key === undefined || !isValidTid(key)) return null;
  // Browsers show the colons of a DID encoded.
  const name = author.replaceAll(/%3a/gi, ':');
  return isValidDid(name) || isValidHandle(name) ? { author: name, key } : null;
}

export function postUri(subject: string, key: string): string {
  return recordUri(subject, POST_COLLECTION, key);
}

export function recordUri(subject: string, collection: string, key: string): string {
  return `at://${subject}/${collection}/${key}`;
}
