import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLockedDrafts } from '../../../main/store/locked-drafts.ts';
import { mergeLockedDrafts } from '../../../main/store/merge-locked-drafts.ts';
import { newFolder } from './new-folder.ts';
import { draft, entry, opened, someday } from './samples.ts';

function newPath() {
  const folder = newFolder();
  return { folder, path: join(folder, 'profile', 'drafts-while-locked.jsonl') };
}

describe('drafts while the keyring is locked', () => {
  it('are in a file that only this user can read, after every save', async () => {
    const { path } = newPath();
    const locked = await openLockedDrafts(path);
    expect(existsSync(path)).toBe(false);
    await locked.saveDraft(draft('a', 'first'));
    await locked.saveDraft(draft('b'));
    await locked.saveDraft(draft('a', 'second'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, '..'))).toEqual(['drafts-while-locked.jsonl']);
    expect(await (await openLockedDrafts(path)).drafts()).toEqual([draft('a', 'second'), draft('b')]);
    await locked.removeDraft('a');
    expect(await (await openLockedDrafts(path)).drafts()).toEqual([draft('b')]);
    await locked.removeDraft('b');
    expect(existsSync(path)).toBe(false);
  });

  it('saved at once come out as the last of each', async () => {
    const { path } = newPath();
    const locked = await openLockedDrafts(path);
    await Promise.all(Array.from({ length: 20 }, (_, index) => locked.saveDraft(draft(`d${index % 4}`, `version ${index}`))));
    const texts = (await (await openLockedDrafts(path)).drafts()).map((saved) => saved.parts[0]?.text);
    expect(texts).toEqual(['version 16', 'version 17', 'version 18', 'version 19']);
  });

  it('a left-over half file is not in the way', async () => {
    const { path } = newPath();
    const locked = await openLockedDrafts(path);
    await locked.saveDraft(draft('a'));
    writeFileSync(`${path}.half`, 'torn');
    chmodSync(`${path}.half`, 0o644);
    await locked.saveDraft(draft('b'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await (await openLockedDrafts(path)).drafts()).toHaveLength(2);
  });

  it('a failed write rejects, and the next one goes through', async () => {
    const { folder, path } = newPath();
    writeFileSync(join(folder, 'profile'), 'a file where the folder should be');
    await expect(openLockedDrafts(path)).rejects.toThrow();
    const other = join(folder, 'late', 'drafts.jsonl');
    const locked = await openLockedDrafts(other);
    writeFileSync(join(folder, 'late'), '');
    await expect(locked.saveDraft(draft('a'))).rejects.toThrow();
    rmSync(join(folder, 'late'));
    await locked.saveDraft(draft('b'));
    expect(await (await openLockedDrafts(other)).drafts()).toEqual([draft('a'), draft('b')]);
  });
});

describe('on unlock', () => {
  it('the newer of two versions stays, and the file goes', async () => {
    const { folder, path } = newPath();
    const store = opened(join(folder, 'hatcheck.db'));
    await store.saveDraft(draft('older-here', 'stored', { updatedAt: 1 }));
    await store.saveDraft(draft('newer-here', 'stored', { updatedAt: 9 }));
    const locked = await openLockedDrafts(path);
    for (const id of ['older-here', 'newer-here', 'only-locked']) await locked.saveDraft(draft(id, 'locked', { updatedAt: 5 }));
    expect(await mergeLockedDrafts(locked, store, someday)).toEqual({ count: 2, setAside: null });
    expect(Object.fromEntries((await store.drafts()).map(({ id, parts }) => [id, parts[0]?.text]))).toEqual({
      'older-here': 'locked',
      'newer-here': 'stored',
      'only-locked': 'locked',
    });
    expect(existsSync(path)).toBe(false);
    expect(await locked.drafts()).toEqual([]);
    store.close();
  });

  it('a draft that went on to the outbox is not brought back', async () => {
    const { folder, path } = newPath();
    const store = opened(join(folder, 'hatcheck.db'));
    await store.saveOutbox(entry('e', draft('a')), null);
    const locked = await openLockedDrafts(path);
    await locked.saveDraft(draft('a'));
    expect(await mergeLockedDrafts(locked, store, someday)).toEqual({ count: 0, setAside: null });
    expect(await store.drafts()).toEqual([]);
    store.close();
  });

  it('a store that refuses keeps the file', async () => {
    const { path } = newPath();
    const locked = await openLockedDrafts(path);
    await locked.saveDraft(draft('a'));
    const refusing = { drafts: async () => [], outbox: async () => [], saveDraft: () => Promise.reject(new Error('disk full')) };
    await expect(mergeLockedDrafts(locked, refusing, someday)).rejects.toThrow('disk full');
    expect(await (await openLockedDrafts(path)).drafts()).toEqual([draft('a')]);
  });

  it('lines that cannot be read stay through every save and are set aside', async () => {
    const { folder, path } = newPath();
    const first = await openLockedDrafts(path);
    await first.saveDraft(draft('a'));
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"precious":"but torn\n`);
    const locked = await openLockedDrafts(path);
    await locked.saveDraft(draft('b'));
    const store = opened(join(folder, 'hatcheck.db'));
    const aside = `${path}.set-aside-20261123T124506Z`;
    expect(await mergeLockedDrafts(locked, store, someday)).toEqual({ count: 2, setAside: aside });
    expect(readFileSync(aside, 'utf8')).toContain('{"precious":"but torn\n');
    expect(existsSync(path)).toBe(false);
    store.close();
  });
});
