import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemoryMentions } from '../../../main/store/memory-mentions.ts';
import type { AudienceRecord, KeptMention, MentionStore } from '../../../main/store/mention-store.ts';
import type { MentionReading } from '../../../shared/pulse/mention.ts';
import { newFolder } from './new-folder.ts';
import { opened } from './samples.ts';

const acme = 'bluesky:did:plc:acme';
const globex = 'bluesky:did:plc:globex';
const negative: MentionReading = { label: 'negative', pNegative: 0.7, pNeutral: 0.2, pPositive: 0.1 };
const positive: MentionReading = { label: 'positive', pNegative: 0.1, pNeutral: 0.2, pPositive: 0.7 };
const everything = { from: 0, to: 1000, label: null, offset: 0, limit: 10 } as const;

function mention(id: string, at: number, place: string, keptAt = 100): KeptMention {
  return { id, at, keptAt, place, text: `text of ${id}`, author: 'kim.example', url: null };
}

function record(change: Partial<AudienceRecord> = {}): AudienceRecord {
  return { identityId: acme, seed: 'ab'.repeat(32), sampleSize: null, keptAt: 100, unbroken: true, model: null, reading: null, ...change };
}

const stores: readonly (readonly [string, () => MentionStore])[] = [
  ['on disk', () => opened(join(newFolder(), 'hatcheck.db')).mentions],
  ['in memory', createMemoryMentions],
];

describe.each(stores)('mentions %s', (_where, create) => {
  it('are kept once, per identity, and found newest first', async () => {
    const store = create();
    expect(await store.keep(acme, [mention('a', 1, '03'), mention('b', 2, '01')])).toBe(2);
    expect(await store.keep(acme, [mention('b', 9, '09'), mention('c', 3, '02')])).toBe(1);
    expect(await store.keep(globex, [mention('a', 5, '05')])).toBe(1);
    expect((await store.find(acme, everything)).mentions.map(({ id, at }) => [id, at])).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ]);
    expect(await store.find(acme, { ...everything, from: 2, to: 3 })).toMatchObject({ total: 1, mentions: [{ id: 'b' }] });
    expect(await store.find(acme, { ...everything, offset: 1, limit: 1 })).toMatchObject({ total: 3, mentions: [{ id: 'b' }] });
  });

  it('come in their random order, which is not that of time', async () => {
    const store = create();
    await store.keep(acme, [mention('a', 1, '03'), mention('b', 2, '01'), mention('c', 3, '02')]);
    expect((await store.first(acme, 2)).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('are read once, and anew by another model', async () => {
    const store = create();
    await store.keep(acme, [mention('a', 1, '03'), mention('b', 2, '01')]);
    expect((await store.unread(acme, 1)).map(({ id }) => id)).toEqual(['b']);
    await store.saveReadings(acme, new Map([['b', negative]]));
    expect(await store.unread(acme, 10)).toMatchObject([{ id: 'a', text: 'text of a' }]);
    expect(await store.weighed(acme)).toMatchObject([
      { id: 'a', reading: null, answer: null },
      { id: 'b', reading: negative },
    ]);
    await store.clearReadings(acme);
    expect(await store.unread(acme, 10)).toHaveLength(2);
  });

  it('a person’s word counts before the model’s, and a skipped one stays the model’s', async () => {
    const store = create();
    await store.keep(acme, [mention('a', 1, '03'), mention('b', 2, '01')]);
    await store.saveReadings(acme, new Map(['a', 'b'].map((id) => [id, negative])));
    await store.answer(acme, 'a', 'positive');
    await store.answer(acme, 'b', 'skipped');
    expect(await store.find(acme, { ...everything, label: 'negative' })).toMatchObject({ total: 1, mentions: [{ id: 'b' }] });
    expect(await store.find(acme, { ...everything, label: 'positive' })).toMatchObject({ total: 1, mentions: [{ id: 'a' }] });
    await store.answer(acme, 'a', null);
    expect((await store.find(acme, { ...everything, label: 'negative' })).total).toBe(2);
  });

  it('go when they are old, and the oldest when there are too many', async () => {
    const store = create();
    await store.keep(acme, [mention('a', 1, '03', 10), mention('b', 2, '01', 200), mention('c', 3, '02', 200), mention('d', 4, '04', 200)]);
    expect(await store.prune(acme, 100, 2)).toBe(2);
    expect((await store.find(acme, everything)).mentions.map(({ id }) => id)).toEqual(['d', 'c']);
  });

  it('are forgotten with everything that was known of them, and nobody else’s', async () => {
    const store = create();
    await store.keep(acme, [mention('a', 1, '03')]);
    await store.keep(globex, [mention('a', 1, '03')]);
    await store.saveAudience(record());
    await store.saveAudience(record({ identityId: globex }));
    await store.forget(acme);
    expect((await store.find(acme, everything)).total).toBe(0);
    expect((await store.find(globex, everything)).total).toBe(1);
    expect(await store.audiences()).toEqual([record({ identityId: globex })]);
  });
});

describe('mentions on disk', () => {
  it('are there after a restart, with their readings', async () => {
    const path = join(newFolder(), 'hatcheck.db');
    const store = opened(path);
    await store.mentions.keep(acme, [mention('a', 1, '03')]);
    await store.mentions.saveReadings(acme, new Map([['a', positive]]));
    await store.mentions.saveAudience(record({ reading: { negative: 0.3, low: 0.2, high: 0.4, mentions: 1, at: 100 } }));
    store.close();
    const again = opened(path);
    expect(await again.mentions.weighed(acme)).toEqual([{ id: 'a', at: 1, place: '03', reading: positive, answer: null }]);
    expect(await again.mentions.audiences()).toMatchObject([{ identityId: acme, reading: { negative: 0.3 } }]);
    again.close();
  });

  it('go with the profile of an account that is signed out', async () => {
    const store = opened(join(newFolder(), 'hatcheck.db'));
    await store.mentions.keep(acme, [mention('a', 1, '03')]);
    await store.mentions.saveAudience(record());
    await store.removeProfile(acme);
    expect((await store.mentions.find(acme, everything)).total).toBe(0);
    expect(await store.mentions.audiences()).toEqual([]);
    store.close();
  });
});
