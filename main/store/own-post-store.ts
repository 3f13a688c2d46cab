import { z } from 'zod';
import type { IdentityId } from '../../shared/account.ts';
import type { OwnPost } from '../../shared/voice/history.ts';

/** How far the reading of an identity's own posts has come. All times are epoch milliseconds. */
export const ownPostRecordSchema = z.object({
  identityId: z.string().max(400),
  /** What the person wants of it. */
  wish: z.enum(['read', 'paused', 'deleted']),
  /** When the reading began that is under way, or the last one; null before the first. Posts that it met carry this time. */
  startedAt: z.number().nullable(),
  /** False while it has not come to its end. */
  finished: z.boolean(),
  /** Where it goes on; null: at the newest post. */
  cursor: z.string().max(2000).nullable(),
  /** It goes all the way back, not only to what is known. */
  whole: z.boolean(),
  /** The last whole one that came to its end: when it began, and how far back it was to go. */
  lastWhole: z.object({ startedAt: z.number(), notBefore: z.number() }).nullable(),
  /** The network asked not to be asked before. */
  askAfter: z.number(),
  /** It was begun on the person's yes, and not because it surely is a brand; absent in older ones. */
  onYes: z.boolean().optional(),
});
export type OwnPostRecord = Readonly<z.infer<typeof ownPostRecordSchema>>;

/** A post as it is kept. */
export interface KeptOwnPost extends OwnPost {
  /** The network's name for it. */
  readonly id: string;
}

/** What keeping a page changed. */
export interface KeptPage {
  /** Posts that were not there before. */
  readonly added: number;
  /** Posts that this reading had not met before. */
  readonly met: number;
}

export interface OwnPostCount {
  readonly posts: number;
  /** Time of the oldest; null where there are none. */
  readonly oldest: number | null;
}

/** Own posts per identity, encrypted like everything in the store: what its voice is learned from. */
export interface OwnPostStore {
  records(): Promise<readonly OwnPostRecord[]>;
  saveRecord(record: OwnPostRecord): Promise<void>;
  /** In one transaction with the record, so that a reading goes on exactly behind what is kept. */
  keep(record: OwnPostRecord & { readonly startedAt: number }, posts: readonly KeptOwnPost[]): Promise<KeptPage>;
  count(identityId: IdentityId): Promise<OwnPostCount>;
  /** How many the reading that began at `startedAt` has met. */
  countMet(identityId: IdentityId, startedAt: number): Promise<number>;
  /** Newest first. */
  newest(identityId: IdentityId, limit: number, offset: number): Promise<readonly OwnPost[]>;
  /** Forgets posts written before `writtenBefore`, and the oldest of those beyond `most`. How many went. */
  prune(identityId: IdentityId, writtenBefore: number, most: number): Promise<number>;
  /** Forgets what no reading since `startedAt` met: the network has it no more. How many went. */
  dropUnmet(identityId: IdentityId, startedAt: number): Promise<number>;
  /** The posts, not the record. */
  forgetPosts(identityId: IdentityId): Promise<void>;
  /** Everything about this identity. */
  forget(identityId: IdentityId): Promise<void>;
}
