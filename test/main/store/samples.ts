import { openStore, type StoreOpening } from '../../../main/store/open-store.ts';
import type { OpenStore } from '../../../main/store/sql-store.ts';
import type { OutboxEntry } from '../../../shared/outbox.ts';
import { type Draft, emptyPart } from '../../../shared/post.ts';

export const key = 'ab'.repeat(32);
export const otherKey = 'cd'.repeat(32);
export const someday = Date.UTC(2026, 10, 23, 12, 45, 6);

export function draft(id: string, text = `text of ${id}`, rest: Partial<Draft> = {}): Draft {
  return {
    id,
    identityId: 'bluesky:did:plc:acme',
    parts: [{ ...emptyPart, text }],
    replyTo: null,
    languages: ['en'],
    acknowledged: [],
    switched: false,
    createdAt: 1,
    updatedAt: 1,
    ...rest,
  };
}

export function entry(id: string, from: Draft, rest: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id,
    draft: from,
    identityId: 'bluesky:did:plc:acme',
    subject: 'did:plc:acme',
    handle: 'acme.test',
    kind: 'brand',
    confirmedAt: 2,
    holdMs: 60_000,
    dueAt: 60_002,
    prepared: null,
    state: { kind: 'held' },
    ...rest,
  };
}

export function image(id: string) {
  return { id, mime: 'image/png', alt: '', width: 1, height: 1, size: 3 } as const;
}

export function tryOpen(path: string, withKey = key, report: (words: string) => void = () => {}): StoreOpening {
  return openStore({ path, key: withKey, now: () => someday, report });
}

/** Opens, and expects it to work. */
export function opened(path: string, withKey = key, report: (words: string) => void = () => {}): OpenStore {
  const opening = tryOpen(path, withKey, report);
  if (opening.kind !== 'ok') throw new Error(opening.words);
  return opening.store;
}
