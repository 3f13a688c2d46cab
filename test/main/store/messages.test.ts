import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../main/store/database.ts';
import { createMemoryMessages, type MessageStore } from '../../../main/store/message-store.ts';
import type { Message } from '../../../shared/message.ts';
import type { MessageEntry } from '../../../shared/message-outbox.ts';
import { newFolder } from './new-folder.ts';
import { key, opened } from './samples.ts';

const message: Message = {
  ...{ kind: 'message', id: 'm', identityId: 'bluesky:a', to: [{ subject: 'b', handle: 'bob.example', displayName: '' }], text: 'hello' },
  ...{ conversation: 'c', acknowledged: ['x'], createdAt: 1, updatedAt: 2 },
};
const entry: MessageEntry = {
  ...{ id: 'e', message, identityId: 'bluesky:a', subject: 'a', handle: 'a.example', kind: 'brand' },
  ...{ confirmedAt: 1, holdMs: 2, dueAt: 3, part: null, state: { kind: 'held' } },
};

const stores: readonly (readonly [string, () => MessageStore])[] = [
  ['on disk', () => opened(join(newFolder(), 'hatcheck.db')).messages],
  ['in memory', createMemoryMessages],
];

describe.each(stores)('messages %s', (_where, create) => {
  it('go from draft to outbox and back, and are never in both', async () => {
    const store = create();
    await store.saveDraft(message);
    await store.saveEntry(entry, message.id);
    expect([await store.drafts(), await store.entries()]).toEqual([[], [entry]]);
    await store.removeEntry(entry.id, message);
    expect([await store.drafts(), await store.entries()]).toEqual([[message], []]);
    await store.removeDraft(message.id);
    expect(await store.drafts()).toEqual([]);
  });
});

it('a message that cannot be read is set aside, and no post is read in its place', async () => {
  const path = join(newFolder(), 'hatcheck.db');
  const first = opened(path);
  await first.messages.saveDraft(message);
  first.close();
  const database = openDatabase(path, key);
  database.run('INSERT INTO message_drafts (id, json) VALUES (?, ?)', ['bad', '{"text":"precious"}']);
  database.close();
  const reports: string[] = [];
  const again = opened(path, key, (words) => reports.push(words));
  expect(await again.messages.drafts()).toEqual([message]);
  expect([await again.drafts(), await again.outbox()]).toEqual([[], []]);
  again.close();
  expect(reports).toEqual(['A direct message being written could not be read. It was set aside in the database, not deleted.']);
});
