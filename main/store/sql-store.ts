import { z } from 'zod';
import { outboxEntrySchema } from '../../shared/outbox.ts';
import { draftSchema } from '../../shared/post.ts';
import { postingLimitsSchema } from '../../shared/posting-limits.ts';
import { defaultSettings, settingsSchema } from '../../shared/settings.ts';
import type { Database } from './database.ts';
import { readImage, writeImage } from './images.ts';
import { createJsonRows } from './json-rows.ts';
import { createSqlMessages } from './message-store.ts';
import { createSqlMentions, forgetAudience } from './sql-mentions.ts';
import { createSqlOwnPosts, forgetOwnPosts } from './sql-own-posts.ts';
import type { Store } from './store.ts';

/** A store that can be closed, at quit; nothing may be asked of it afterwards. */
export interface OpenStore extends Store {
  close(): void;
}

export interface SqlStoreParts {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told, in one plain sentence, of each row that had to be set aside. */
  readonly report: (words: string) => void;
}

const profileSchema = z.object({
  identityId: z.string(),
  displayName: z.string(),
  avatar: z.string().nullable(),
  accent: z.number().int(),
  limits: postingLimitsSchema.optional(),
});
const settingsRow = 'settings';

/** The store over a migrated database. libsql answers at once (0.1 ms a write), so the promises are already settled. */
export function createSqlStore({ database, now, report }: SqlStoreParts): OpenStore {
  const parts = { database, now, report };
  const drafts = createJsonRows({ ...parts, table: 'drafts', schema: draftSchema });
  const outbox = createJsonRows({ ...parts, table: 'outbox', schema: outboxEntrySchema });
  const settings = createJsonRows({ ...parts, table: 'settings', schema: settingsSchema });
  const profiles = createJsonRows({ ...parts, table: 'profiles', schema: profileSchema });
  return {
    drafts: async () => drafts.all(),
    saveDraft: async (draft) => drafts.save(draft.id, draft),
    removeDraft: async (id) => drafts.remove(id),
    outbox: async () => outbox.all(),
    saveOutbox: async (entry, removesDraftId, together = []) =>
      database.transact(() => {
        for (const one of [entry, ...together]) outbox.save(one.id, one);
        if (removesDraftId !== null) drafts.remove(removesDraftId);
      }),
    removeOutbox: async (id, restoresDraft, together = []) =>
      database.transact(() => {
        for (const one of [id, ...together]) outbox.remove(one);
        if (restoresDraft !== null) drafts.save(restoresDraft.id, restoresDraft);
      }),
    image: async (id) => readImage(database, id),
    saveImage: async (id, bytes) => writeImage(database, id, bytes),
    settings: async () => settings.all()[0] ?? defaultSettings,
    saveSettings: async (value) => settings.save(settingsRow, value),
    profiles: async () => profiles.all(),
    saveProfile: async (profile) => profiles.save(profile.identityId, profile),
    removeProfile: async (id) =>
      database.transact(() => {
        profiles.remove(id);
        forgetAudience(database, id);
        forgetOwnPosts(database, id);
      }),
    mentions: createSqlMentions(parts),
    ownPosts: createSqlOwnPosts(parts),
    messages: createSqlMessages(parts),
    close() {
      // The log would stay beside the closed database, with everything in it.
      database.all('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}
