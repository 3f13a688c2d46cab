import { z } from 'zod';
import { plainLine, plainText } from '../../../shared/plain-text.ts';
import type { ReplyTarget } from '../../../shared/post.ts';

const strongRefSchema = z.object({ uri: z.string().max(1000), cid: z.string().max(200) });

/** The parts of a post record that a reply needs. */
export const repliedRecordSchema = z.object({
  $type: z.literal('app.bsky.feed.post'),
  text: z.string().max(20_000),
  reply: z.object({ root: strongRefSchema }).optional(),
});

/** A post as the target of a reply; the root of its thread is itself where it answers nothing. */
export function replyTarget(
  post: { readonly uri: string; readonly cid: string; readonly record: z.infer<typeof repliedRecordSchema> },
  authorHandle: string,
): ReplyTarget {
  const root = post.record.reply?.root ?? post;
  const shown = { authorHandle: plainLine(authorHandle), text: plainText(post.record.text) };
  return { uri: post.uri, cid: post.cid, rootUri: root.uri, rootCid: root.cid, ...shown };
}
