import { constants } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Draft, draftSchema } from '../../shared/post.ts';
import { ownerOnly, syncFolderOf } from './owner-only.ts';
import { setAside } from './set-aside.ts';
import type { Store } from './store.ts';

/** Where drafts go while the keyring, and with it the key of the store, is locked: a plain file that only this user can read. No images. */
export interface LockedDrafts extends Pick<Store, 'drafts' | 'saveDraft' | 'removeDraft'> {
  /** After merging: removes the file, or renames it where it holds lines that cannot be read. Returns the new name, else null. */
  retire(now: number): Promise<string | null>;
}

/** One draft a line. Rejects where the file is there but cannot be read. Every write is durable when its promise resolves. */
export async function openLockedDrafts(path: string): Promise<LockedDrafts> {
  const { drafts, unreadable } = parseLines(await readOrEmpty(path));
  let writing: Promise<void> = Promise.resolve();

  /** One write at a time, each of all that is known by then. A failed one does not stop the next. */
  function write(): Promise<void> {
    writing = writing
      .catch(() => {})
      .then(() => {
        const lines = [...[...drafts.values()].map((draft) => JSON.stringify(draft)), ...unreadable];
        return lines.length === 0 ? rm(path, { force: true }) : replaceDurably(path, lines.map((line) => `${line}\n`).join(''));
      });
    return writing;
  }

  return {
    drafts: async () => [...drafts.values()],
    saveDraft(draft) {
      drafts.set(draft.id, draft);
      return write();
    },
    removeDraft(id) {
      drafts.delete(id);
      return write();
    },
    async retire(now) {
      await writing;
      const aside = unreadable.length > 0 ? setAside(path, now) : null;
      await rm(path, { force: true });
      drafts.clear();
      unreadable.length = 0;
      return aside;
    },
  };
}

function parseLines(text: string) {
  const drafts = new Map<string, Draft>();
  const unreadable: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const draft = draftOrNull(line);
    if (draft === null) unreadable.push(line);
    else drafts.set(draft.id, draft);
  }
  return { drafts, unreadable };
}

function draftOrNull(line: string): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The old file or the new one, whole, whatever happens in between. */
async function replaceDurably(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.half`;
  await rm(half, { force: true });
  const file = await open(half, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, ownerOnly);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  syncFolderOf(path);
}
