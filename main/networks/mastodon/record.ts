import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Visibility } from '../../../shared/post.ts';
import type { NetworkResult } from '../network.ts';
import type { Status } from './entities.ts';

const idSchema = z.string().min(1).max(200);
/** The newest post of the account when the record was built: what it is looked for among is newer. Null where there was none. */
const afterSchema = idSchema.nullable();

const visibilitySchema = z.enum(['public', 'unlisted', 'private']);

/**
 * A post as it is sent (https://docs.joinmastodon.org/methods/statuses/#create). Complete but for one thing: a part of a
 * thread that `goesOn` answers the part before it, whose id its server gives once it is out.
 */
const postRecordSchema = z.object({
  kind: z.literal('post'),
  status: z.string(),
  visibility: visibilitySchema,
  spoilerText: z.string(),
  language: z.string().nullable(),
  mediaIds: z.array(idSchema),
  inReplyToId: idSchema.nullable(),
  quotedId: idSchema.nullable(),
  goesOn: z.boolean(),
  after: afterSchema,
});
export type PostRecord = Readonly<z.infer<typeof postRecordSchema>>;

const actRecordSchema = z.object({
  kind: z.enum(['repost', 'like']),
  /** The post it is about. */
  statusId: idSchema,
  uri: z.string(),
  url: z.string(),
  /** Who may see a repost; a like has none. */
  visibility: visibilitySchema.optional(),
  after: afterSchema,
});
export type ActRecord = Readonly<z.infer<typeof actRecordSchema>>;

export const recordSchema = z.discriminatedUnion('kind', [postRecordSchema, actRecordSchema]);
export type StoredRecord = PostRecord | ActRecord;

/** Direct messages are another type: no audience of a post leads to `direct`. */
export const visibilityThere: Readonly<Record<Visibility, PostRecord['visibility']>> = {
  public: 'public',
  unlisted: 'unlisted',
  followers: 'private',
};

export interface Published {
  readonly uri: string;
  /** The status id at the account's server. */
  readonly cid: string;
  readonly url: string;
}

export function publishedAs({ uri, id, url }: Pick<Status, 'uri' | 'id' | 'url'>): Published {
  return { uri, cid: id, url: url ?? uri };
}

/** A repost is a post of its own with an id of its own; its address for people is that of what it repeats. */
export function repostAs(status: Pick<Status, 'id' | 'uri'>, record: ActRecord): Published {
  return { uri: status.uri, cid: status.id, url: record.url };
}

/** A like has no id of its own. */
export function actedAs({ uri, statusId, url }: ActRecord): Published {
  return { uri, cid: statusId, url };
}

/** What the part answers: a post known when it was built, or the part of its thread before it. */
export function parentOf(record: PostRecord, before: PreparedPart | null): NetworkResult<string | null> {
  if (!record.goesOn) return { kind: 'ok', value: record.inReplyToId };
  const id = before?.publishedCid ?? null;
  if (id !== null) return { kind: 'ok', value: id };
  return { kind: 'rejected', words: 'The part of the thread before this one is not there, so this one was not sent.' };
}
