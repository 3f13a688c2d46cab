import { z } from 'zod';

const urn = z.string().min(1).max(300);

/** The body of `POST /rest/posts` (posts-api, Post Schema). */
const postBodySchema = z.object({
  author: urn,
  commentary: z.string().max(100_000),
  visibility: z.enum(['PUBLIC', 'CONNECTIONS']),
  distribution: z.object({
    feedDistribution: z.literal('MAIN_FEED'),
    targetEntities: z.array(z.never()),
    thirdPartyDistributionChannels: z.array(z.never()),
  }),
  content: z.record(z.string(), z.unknown()).optional(),
  reshareContext: z.object({ parent: urn }).optional(),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.literal(false),
});
export type PostBody = z.infer<typeof postBodySchema>;

/** What waits in the outbox: one request, complete. LinkedIn names a post only once it is out. */
export const recordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('post'),
    /** Epoch milliseconds. An older post with the same words is another one. */
    preparedAt: z.number(),
    body: postBodySchema,
  }),
  /** A reply is a comment (comments-api, Create a Comment). */
  z.object({
    kind: z.literal('comment'),
    body: z.object({ actor: urn, object: urn, message: z.object({ text: z.string().max(20_000) }) }),
  }),
  /** reactions-api, Create a Reaction. */
  z.object({ kind: z.literal('like'), actor: urn, entity: urn }),
]);
export type LinkedinRecord = z.infer<typeof recordSchema>;

/** The speaker that the record names, whoever sends it. */
export function speakerOf(record: LinkedinRecord): string {
  if (record.kind === 'post') return record.body.author;
  return record.kind === 'comment' ? record.body.actor : record.actor;
}
