import { type Message, messageSchema } from '../../shared/message.ts';
import { type MessageEntry, messageEntrySchema } from '../../shared/message-outbox.ts';
import type { Database } from './database.ts';
import { createJsonRows, type JsonRowsParts } from './json-rows.ts';

/**
 * The person's own direct messages, in tables of their own: no row of them is ever read as a post. Every write is durable when
 * its promise resolves; a failure rejects.
 */
export interface MessageStore {
  drafts(): Promise<readonly Message[]>;
  saveDraft(message: Message): Promise<void>;
  removeDraft(id: string): Promise<void>;
  entries(): Promise<readonly MessageEntry[]>;
  /** Saves the entry and, in the same transaction, removes the message it was confirmed from. */
  saveEntry(entry: MessageEntry, removesDraftId: string | null): Promise<void>;
  /** Removes the entry and, in the same transaction, brings its message back where one is given. */
  removeEntry(id: string, restores: Message | null): Promise<void>;
}

export function createSqlMessages(parts: Omit<JsonRowsParts<unknown>, 'table' | 'schema'> & { readonly database: Database }): MessageStore {
  const { database } = parts;
  const drafts = createJsonRows({ ...parts, table: 'message_drafts', schema: messageSchema });
  const entries = createJsonRows({ ...parts, table: 'message_outbox', schema: messageEntrySchema });
  return {
    drafts: async () => drafts.all(),
    saveDraft: async (message) => drafts.save(message.id, message),
    removeDraft: async (id) => drafts.remove(id),
    entries: async () => entries.all(),
    saveEntry: async (entry, removesDraftId) =>
      database.transact(() => {
        entries.save(entry.id, entry);
        if (removesDraftId !== null) drafts.remove(removesDraftId);
      }),
    removeEntry: async (id, restores) =>
      database.transact(() => {
        entries.remove(id);
        if (restores !== null) drafts.save(restores.id, restores);
      }),
  };
}

/** Where there is no keyring nobody can be signed in, so there is nothing to send; it lives as long as the program. */
export function createMemoryMessages(): MessageStore {
  const drafts = new Map<string, Message>();
  const entries = new Map<string, MessageEntry>();
  return {
    drafts: async () => [...drafts.values()],
    saveDraft: async (message) => void drafts.set(message.id, message),
    removeDraft: async (id) => void drafts.delete(id),
    entries: async () => [...entries.values()],
    async saveEntry(entry, removesDraftId) {
      entries.set(entry.id, entry);
      if (removesDraftId !== null) drafts.delete(removesDraftId);
    },
    async removeEntry(id, restores) {
      entries.delete(id);
      if (restores !== null) drafts.set(restores.id, restores);
    },
  };
}
