import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { NetworkFailure } from '../network.ts';
import { idSchema } from './who-am-i.ts';

const postRecordSchema = z.object({
  kind: z.literal('post'),
  text: z.string().max(20_000),
  mediaIds: z.array(idSchema).max(4),
  /** The post it answers; the part before it where it `continues`, whose id is known once that is out. */
  replyTo: idSchema.nullable(),
  continues: z.boolean(),
  quotes: idSchema.nullable(),
  /** The account's newest post when this was prepared: what it posted before cannot be this. Null where it had none. */
  after: idSchema.nullable(),
});
export type PostRecord = Readonly<z.infer<typeof postRecordSchema>>;

/** What is sent, complete and final; X names a post only once it is out. */
const xRecordSchema = z.discriminatedUnion('kind', [
  postRecordSchema,
  z.object({ kind: z.literal('like'), target: idSchema }),
  z.object({ kind: z.literal('repost'), target: idSchema }),
]);
export type XRecord = Readonly<z.infer<typeof xRecordSchema>>;

export const notOurs: NetworkFailure = { kind: 'rejected', words: 'This post was not prepared for X. Recall it and write it again.' };

export function recordOf(part: PreparedPart): XRecord | null {
  const parsed = xRecordSchema.safeParse(part.record);
  return parsed.success ? parsed.data : null;
}
