import type { IdentityId } from '../../shared/account.ts';
import type { Answer } from '../../shared/audience.ts';
import type { PulseReading } from '../../shared/checks/check.ts';
import type { MentionReading, Sentiment } from '../../shared/pulse/mention.ts';

/** A mention as it is kept. */
export interface KeptMention {
  /** The network's address of it, or a fingerprint of its line in a file. */
  readonly id: string;
  /** When it was written and when it was kept, epoch milliseconds. */
  readonly at: number;
  readonly keptAt: number;
  /** Its place in the random order of this audience: 16 hex digits (`main/audience/random-order.ts`). */
  readonly place: string;
  readonly text: string;
  readonly author: string | null;
  readonly url: string | null;
}

/** A mention without its words: enough for a share. */
export interface WeighedMention {
  readonly id: string;
  readonly at: number;
  readonly place: string;
  /** Null until it is read. */
  readonly reading: MentionReading | null;
  readonly answer: Answer | null;
}

/** What is known of an audience beside its mentions. */
export interface AudienceRecord {
  readonly identityId: IdentityId;
  /** Key of the random order, 64 hex digits: drawn once and never shown. */
  readonly seed: string;
  /** How many mentions the person is asked to label; null where none. */
  readonly sampleSize: number | null;
  readonly keptAt: number | null;
  /** True where the last fetch reached mentions kept before, or the oldest there are. */
  readonly unbroken: boolean;
  /** Fingerprint of the model that read the mentions; null before any. */
  readonly model: string | null;
  readonly reading: PulseReading | null;
}

export interface MentionQuery {
  /** Epoch milliseconds; `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** Only those a person labelled so, or that the model reads so where no person did; null for all. */
  readonly label: Sentiment | null;
  readonly offset: number;
  readonly limit: number;
}

export type FoundMention = Omit<KeptMention, 'place' | 'keptAt'> & Pick<WeighedMention, 'reading' | 'answer'>;

/** Mentions per identity, encrypted like everything in the store. */
export interface MentionStore {
  audiences(): Promise<readonly AudienceRecord[]>;
  saveAudience(record: AudienceRecord): Promise<void>;
  /** In one transaction; those kept already stay as they are. How many are new. */
  keep(identityId: IdentityId, mentions: readonly KeptMention[]): Promise<number>;
  count(identityId: IdentityId): Promise<number>;
  /** Those that no model has read yet, at most `limit`. */
  unread(identityId: IdentityId, limit: number): Promise<readonly { readonly id: string; readonly text: string }[]>;
  saveReadings(identityId: IdentityId, readings: ReadonlyMap<string, MentionReading>): Promise<void>;
  /** All have to be read anew, by another model. */
  clearReadings(identityId: IdentityId): Promise<void>;
  /** All, in the order of time. */
  weighed(identityId: IdentityId): Promise<readonly WeighedMention[]>;
  /** Newest first. */
  find(identityId: IdentityId, query: MentionQuery): Promise<{ readonly mentions: readonly FoundMention[]; readonly total: number }>;
  /** The first `size` of the random order. */
  first(identityId: IdentityId, size: number): Promise<readonly FoundMention[]>;
  answer(identityId: IdentityId, id: string, answer: Answer | null): Promise<void>;
  /** Forgets mentions kept before this moment, and the oldest of those beyond `most`. How many went. */
  prune(identityId: IdentityId, keptBefore: number, most: number): Promise<number>;
  /** Everything about this audience. */
  forget(identityId: IdentityId): Promise<void>;
}
