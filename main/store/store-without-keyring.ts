import type { OutboxEntry } from '../../shared/outbox.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { LockedDrafts } from './locked-drafts.ts';
import { createMemoryMentions } from './memory-mentions.ts';
import { createMemoryOwnPosts } from './memory-own-posts.ts';
import { createMemoryMessages } from './message-store.ts';
import type { ProfileCache, Store } from './store.ts';

/**
 * Where there is no keyring there is no key to encrypt a database with, and nobody can be signed in. Drafts go to the file that only
 * this user can read, the rest lives as long as the program.
 */
export function createStoreWithoutKeyring(drafts: LockedDrafts): Store {
  const outbox = new Map<string, OutboxEntry>();
  const images = new Map<string, Uint8Array>();
  const profiles = new Map<string, ProfileCache>();
  const mentions = createMemoryMentions();
  const ownPosts = createMemoryOwnPosts();
  let settings: Settings = defaultSettings;
  return {
    drafts: () => drafts.drafts(),
    saveDraft: (draft) => drafts.saveDraft(draft),
    removeDraft: (id) => drafts.removeDraft(id),
    outbox: async () => [...outbox.values()],
    async saveOutbox(entry, removesDraftId, together = []) {
      for (const one of [entry, ...together]) outbox.set(one.id, one);
      if (removesDraftId !== null) await drafts.removeDraft(removesDraftId);
    },
    async removeOutbox(id, restoresDraft, together = []) {
      if (restoresDraft !== null) await drafts.saveDraft(restoresDraft);
      for (const one of [id, ...together]) outbox.delete(one);
    },
    image: async (id) => images.get(id) ?? null,
    saveImage: async (id, bytes) => void images.set(id, bytes),
    settings: async () => settings,
    saveSettings: async (next) => {
      settings = next;
    },
    profiles: async () => [...profiles.values()],
    saveProfile: async (profile) => void profiles.set(profile.identityId, profile),
    async removeProfile(id) {
      profiles.delete(id);
      await mentions.forget(id);
      await ownPosts.forget(id);
    },
    mentions,
    messages: createMemoryMessages(),
    ownPosts,
  };
}
