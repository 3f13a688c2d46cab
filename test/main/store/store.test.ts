import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../main/store/database.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { newFolder } from './new-folder.ts';
import { draft, entry, image, key, opened, tryOpen } from './samples.ts';

function newStore() {
  const path = join(newFolder(), 'profile', 'hatcheck.db');
  return { path, store: opened(path) };
}

describe('what is saved', () => {
  it('drafts come back in the order in which they were begun, after closing and opening', async () => {
    const { path, store } = newStore();
    await store.saveDraft(draft('a'));
    await store.saveDraft(draft('b'));
    await store.saveDraft(draft('a', 'changed', { updatedAt: 9 }));
    await store.saveDraft(draft('c'));
    await store.removeDraft('c');
    await store.removeDraft('never there');
    store.close();
    const again = opened(path);
    expect(await again.drafts()).toEqual([draft('a', 'changed', { updatedAt: 9 }), draft('b')]);
    again.close();
  });

  it('an outbox entry takes the place of its draft, and gives it back', async () => {
    const { store } = newStore();
    await store.saveDraft(draft('a'));
    await store.saveOutbox(entry('e', draft('a')), 'a');
    expect(await store.drafts()).toEqual([]);
    const prepared = [{ key: '3k', record: { text: 'text of a', facets: [] }, publishedUri: null, publishedCid: null }];
    await store.saveOutbox(entry('e', draft('a'), { prepared, state: { kind: 'sending' } }), null);
    expect(await store.outbox()).toEqual([entry('e', draft('a'), { prepared, state: { kind: 'sending' } })]);
    await store.removeOutbox('e', draft('a', 'back'));
    expect(await store.outbox()).toEqual([]);
    expect(await store.drafts()).toEqual([draft('a', 'back')]);
    store.close();
  });

  it('a transaction that fails half-way changes nothing', async () => {
    const { store } = newStore();
    await store.saveOutbox(entry('e', draft('a')), null);
    await expect(store.removeOutbox('e', draft('', 'no id'))).rejects.toThrow();
    expect(await store.outbox()).toHaveLength(1);
    await store.saveDraft(draft('works again'));
    store.close();
  });

  it('what could not be read back is refused', async () => {
    const { store } = newStore();
    await expect(store.saveDraft(draft('a', 'x'.repeat(20_001)))).rejects.toThrow();
    expect(await store.drafts()).toEqual([]);
    store.close();
  });

  it('images, settings and profiles', async () => {
    const { store } = newStore();
    expect(await store.image('i')).toBeNull();
    await store.saveImage('i', new Uint8Array([1, 0, 255]));
    await store.saveImage('i', new Uint8Array([2, 0, 255]));
    expect(Array.from((await store.image('i')) ?? [])).toEqual([2, 0, 255]);
    expect(await store.settings()).toEqual(defaultSettings);
    await store.saveSettings({ ...defaultSettings, strip: true });
    expect(await store.settings()).toEqual({ ...defaultSettings, strip: true });
    const profile = { identityId: 'bluesky:did:plc:acme', displayName: 'Acme', avatar: null, accent: 3 };
    await store.saveProfile({ ...profile, displayName: 'Old' });
    await store.saveProfile(profile);
    expect(await store.profiles()).toEqual([profile]);
    await store.removeProfile(profile.identityId);
    expect(await store.profiles()).toEqual([]);
    store.close();
  });

  it('is on the disk for this user only, and not in plain text', async () => {
    const { path, store } = newStore();
    await store.saveDraft(draft('a', 'canary-in-a-draft'));
    await store.saveImage('i', Buffer.from('canary-in-an-image'));
    const folder = join(path, '..');
    const look = () =>
      readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777, readFileSync(join(folder, name))] as const);
    const open = look();
    expect(open.map(([name]) => name).sort()).toEqual(['hatcheck.db', 'hatcheck.db-shm', 'hatcheck.db-wal']);
    store.close();
    for (const [, mode, bytes] of [...open, ...look()]) {
      expect(mode).toBe(0o600);
      expect(bytes.includes('canary')).toBe(false);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('a row that cannot be read', () => {
  it.each([
    ['not JSON', '{"id":'],
    ['not a draft', '{"id":"bad","text":"precious"}'],
  ])('%s: is set aside word for word and reported once, the others stay', async (_, json) => {
    const { path, store } = newStore();
    await store.saveDraft(draft('good'));
    store.close();
    const database = openDatabase(path, key);
    database.run('INSERT INTO drafts (id, json) VALUES (?, ?)', ['bad', json]);
    database.close();

    const reports: string[] = [];
    const again = opened(path, key, (words) => reports.push(words));
    expect(await again.drafts()).toEqual([draft('good')]);
    expect(await again.drafts()).toEqual([draft('good')]);
    again.close();
    expect(reports).toEqual(['A draft could not be read. It was set aside in the database, not deleted.']);
    const after = openDatabase(path, key);
    expect(after.all('SELECT source, id, json FROM set_aside')).toMatchObject([{ source: 'drafts', id: 'bad', json }]);
    after.close();
  });

  it('of the own posts or the profile of an account: is removed, as the network has them still', async () => {
    const { path, store } = newStore();
    store.close();
    const database = openDatabase(path, key);
    for (const table of ['profiles', 'own_post_records'])
      database.run(`INSERT INTO ${table} (id, json) VALUES (?, ?)`, ['bad', '{"posts":7}']);
    database.close();
    const reports: string[] = [];
    const again = opened(path, key, (words) => reports.push(words));
    expect([await again.profiles(), await again.ownPosts.records()]).toEqual([[], []]);
    again.close();
    expect(reports).toEqual([]);
    const after = openDatabase(path, key);
    for (const table of ['profiles', 'own_post_records', 'set_aside']) expect(after.all(`SELECT * FROM ${table}`)).toEqual([]);
    after.close();
  });

  it('of an audience: goes with the audience when that is forgotten', async () => {
    const { path, store } = newStore();
    store.close();
    const database = openDatabase(path, key);
    for (const id of ['mine', 'other']) database.run('INSERT INTO audiences (id, json) VALUES (?, ?)', [id, '{"keptAt":"x"}']);
    database.close();
    const again = opened(path);
    expect(await again.mentions.audiences()).toEqual([]);
    await again.mentions.forget('mine');
    again.close();
    const after = openDatabase(path, key);
    expect(after.all('SELECT source, id FROM set_aside')).toMatchObject([{ source: 'audiences', id: 'other' }]);
    after.close();
  });

  it('of the settings: the defaults hold', async () => {
    const { path, store } = newStore();
    await store.saveSettings({ ...defaultSettings, strip: true });
    store.close();
    const database = openDatabase(path, key);
    database.run('UPDATE settings SET json = \'{"strip":7}\'');
    database.close();
    const again = opened(path);
    expect(await again.settings()).toEqual(defaultSettings);
    again.close();
  });
});

describe('images that nothing names', () => {
  it('are removed at the next start; those of drafts, the outbox and rows set aside stay', async () => {
    const { path, store } = newStore();
    for (const id of ['of-draft', 'of-card', 'of-outbox', 'of-bad-row', 'of-"quotes"', 'of-nothing'])
      await store.saveImage(id, Buffer.from(id));
    const card = { url: 'https://acme.test', title: '', description: '', image: image('of-card') };
    await store.saveDraft(draft('a', '', { parts: [{ text: '', images: [image('of-draft'), image('of-"quotes"')], card }] }));
    await store.saveOutbox(entry('e', draft('b', '', { parts: [{ text: '', images: [image('of-outbox')], card: null }] })), null);
    store.close();
    const database = openDatabase(path, key);
    database.run('INSERT INTO set_aside (at, source, id, json) VALUES (?, ?, ?, ?)', [1, 'drafts', 'x', '{"images":[{"id":"of-bad-row"']);
    database.close();

    const again = opened(path);
    expect(await again.image('of-nothing')).toBeNull();
    for (const id of ['of-draft', 'of-card', 'of-outbox', 'of-bad-row', 'of-"quotes"']) expect(await again.image(id)).not.toBeNull();
    again.close();
  });
});

it('a second program finds the database in use and leaves it alone', async () => {
  const { path, store } = newStore();
  await store.saveDraft(draft('a'));
  const holder = openDatabase(path, key);
  holder.exec('BEGIN EXCLUSIVE');
  const opening = tryOpen(path);
  expect(opening.kind).toBe('failed');
  holder.exec('ROLLBACK');
  holder.close();
  expect(await store.drafts()).toEqual([draft('a')]);
  store.close();
});
