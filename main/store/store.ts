import type { Identity } from '../../shared/account.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { Settings } from '../../shared/settings.ts';
import type { MentionStore } from './mention-store.ts';
import type { MessageStore } from './message-store.ts';
import type { OwnPostStore } from './own-post-store.ts';

/** What is known of an identity beyond its vault entry. Losing it loses a picture, no kind and no sign-in. */
export interface ProfileCache {
  readonly identityId: string;
  readonly displayName: string;
  readonly avatar: string | null;
  readonly accent: number;
  /** What its server takes, where the server said so. */
  readonly limits?: PostingLimits | undefined;
}

/** Drafts, outbox, settings, profiles. Every write is durable when its promise resolves; a failure rejects. */
export interface Store {
  drafts(): Promise<readonly Draft[]>;
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Saves the entry, those confirmed together with it and, in the same transaction, removes the draft they were confirmed from. */
  saveOutbox(entry: OutboxEntry, removesDraftId: string | null, together?: readonly OutboxEntry[]): Promise<void>;
  /** Removes the entry, those named beside it and, in the same transaction, brings their draft back where one is given. */
  removeOutbox(id: string, restoresDraft: Draft | null, together?: readonly string[]): Promise<void>;
  image(id: string): Promise<Uint8Array | null>;
  saveImage(id: string, bytes: Uint8Array): Promise<void>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  profiles(): Promise<readonly ProfileCache[]>;
  saveProfile(profile: ProfileCache): Promise<void>;
  /** And, in the same transaction, the mentions and own posts kept of this identity. */
  removeProfile(identity: Identity['id']): Promise<void>;
  readonly mentions: MentionStore;
  readonly messages: MessageStore;
  readonly ownPosts: OwnPostStore;
}
