import { z } from 'zod';
import type { FoundPost } from '../../../shared/audience.ts';
import { parsePostAddress } from './post-address.ts';

/** What a view of a post has everywhere (app.bsky.feed.defs#postView, app.bsky.notification.listNotifications#notification). */
export const postViewSchema = z.object({
  uri: z.string().max(1000),
  cid: z.string().max(200),
  author: z.object({ handle: z.string().max(300) }),
  record: z.unknown(),
  /** When the network first saw it; `createdAt` of the record is whatever its author claims. */
  indexedAt: z.string().max(100),
});

const textSchema = z.object({ $type: z.literal('app.bsky.feed.post'), text: z.string().max(20_000) });

/** The words of a post, to be read; null where it is no post, or has no words or no time. */
export function foundPost(view: z.infer<typeof postViewSchema>): FoundPost | null {
  const record = textSchema.safeParse(view.record);
  const address = parsePostAddress(view.uri);
  const at = Date.parse(view.indexedAt);
  if (!record.success || address === null || record.data.text.trim() === '' || Number.isNaN(at)) return null;
  const url = `https://bsky.app/profile/${address.author}/post/${address.key}`;
  return { uri: view.uri, url, authorHandle: view.author.handle, text: record.data.text, at };
}
