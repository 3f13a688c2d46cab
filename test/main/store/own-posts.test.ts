import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemoryOwnPosts } from '../../../main/store/memory-own-posts.ts';
import type { KeptOwnPost, OwnPostRecord, OwnPostStore } from '../../../main/store/own-post-store.ts';
import { newFolder } from './new-folder.ts';
import { opened } from './samples.ts';

const acme = 'bluesky:did:plc:acme';
const globex = 'bluesky:did:plc:globex';

function reading(startedAt: number, change: Partial<OwnPostRecord> = {}) {
  const begun = { identityId: acme, wish: 'read', finished: false, cursor: 'next', whole: true, lastWhole: null, askAfter: 0 } as const;
  return { ...begun, ...change, startedAt };
}

function post(id: string, time: number): KeptOwnPost {
  return { id, time, text: `text of ${id}` };
}

const stores: readonly (readonly [string, () => OwnPostStore])[] = [
  ['on disk', () => opened(join(newFolder(), 'hatcheck.db')).ownPosts],
  ['in memory', createMemoryOwnPosts],
];

describe.each(stores)('own posts %s', (_where, create) => {
  it('are kept once, per identity, together with the place to go on, and found newest first', async () => {
    const store = create();
    expect(await store.keep(reading(10), [post('a', 1), post('b', 2)])).toEqual({ added: 2, met: 2 });
    expect(await store.keep(reading(10, { cursor: 'further' }), [post('b', 2), post('c', 3)])).toEqual({ added: 1, met: 1 });
    expect(await store.keep(reading(10, { identityId: globex }), [post('a', 5)])).toEqual({ added: 1, met: 1 });
    expect((await store.newest(acme, 2, 0)).map(({ text }) => text)).toEqual(['text of c', 'text of b']);
    expect(await store.newest(acme, 2, 2)).toMatchObject([{ text: 'text of a', time: 1 }]);
    expect([await store.count(acme), await store.count('nobody')]).toMatchObject([
      { posts: 3, oldest: 1 },
      { posts: 0, oldest: null },
    ]);
    expect(await store.records()).toEqual([reading(10, { cursor: 'further' }), reading(10, { identityId: globex })]);
  });

  it('go when they are too old, too many, or not met again', async () => {
    const store = create();
    await store.keep(
      reading(10),
      [1, 2, 3, 4, 5].map((time) => post(`p${time}`, time)),
    );
    expect([await store.prune(acme, 2, 3), await store.count(acme)]).toMatchObject([2, { posts: 3, oldest: 3 }]);
    expect(await store.keep(reading(20), [post('p5', 5)])).toEqual({ added: 0, met: 1 });
    expect([await store.countMet(acme, 20), await store.dropUnmet(acme, 20)]).toEqual([1, 2]);
    expect(await store.newest(acme, 9, 0)).toMatchObject([{ text: 'text of p5' }]);
  });

  it('are deleted without what the person said of them, or with it', async () => {
    const store = create();
    await store.keep(reading(10), [post('a', 1)]);
    await store.saveRecord({ ...reading(10), wish: 'deleted' });
    await store.forgetPosts(acme);
    expect([(await store.count(acme)).posts, await store.records()]).toMatchObject([0, [{ wish: 'deleted' }]]);
    await store.forget(acme);
    expect(await store.records()).toEqual([]);
  });
});

describe('own posts on disk', () => {
  it('outlive the program, cannot be read from the file, and go with the sign-out', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    const store = opened(path);
    await store.ownPosts.keep(reading(10), [{ id: 'canary', time: 7, text: 'A canary sings at dawn' }]);
    store.close();
    expect(readFileSync(path).includes('canary')).toBe(false);
    const again = opened(path);
    expect(await again.ownPosts.newest(acme, 1, 0)).toMatchObject([{ text: 'A canary sings at dawn', time: 7 }]);
    await again.removeProfile(acme);
    expect([(await again.ownPosts.count(acme)).posts, await again.ownPosts.records()]).toEqual([0, []]);
    again.close();
  });
});
