import { describe, expect, it } from 'vitest';
import { outboxLine } from '../../../renderer/outbox/outbox-line.ts';
import { mentions } from '../../../renderer/preview/fixture-answers.ts';
import { draftOf, entryOf, now } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnX } from '../../../renderer/preview/network-fixtures.ts';
import type { OutboxEntry, OutboxState } from '../../../shared/outbox.ts';
import type { ReplyTarget } from '../../../shared/post.ts';

const rules = { sendNowBrand: false, networkName: 'X', who: '@acme on X', followers: null };
const line = (state: OutboxState, change: Partial<OutboxEntry> = {}) =>
  outboxLine(entryOf(acmeOnX, 'Doors open.', state, change), now, rules);

describe('what only a person can tell', () => {
  it('asks for one of two answers, and for the second only once it cannot arrive any more', () => {
    const early = line({ kind: 'notKnown', since: now, certainAt: now + 90_000 });
    expect(early).toMatchObject({ title: 'Not known whether it went out as @acme on X', actions: ['settle'], mayArrive: true });
    expect(early.detail).toContain('it may still arrive for 1:30 min');
    expect(line({ kind: 'notKnown', since: now, certainAt: now })).toMatchObject({ actions: ['settle'], mayArrive: false });
  });

  it('offers neither its page nor taking it down where only the person saw it', () => {
    expect(line({ kind: 'published', uri: '', url: '', at: now })).toMatchObject({ actions: [], undoMs: null, url: null });
  });
});

it('says until when a network asks to wait, as long as that lies ahead', () => {
  const waiting = { kind: 'waiting', words: 'X is asked too often.', nextTryAt: now + 1000 } as const;
  expect(line({ ...waiting, notBefore: now + 60_000 }).detail).toMatch(
    /^X is asked too often\. X asks to wait until \d\d:\d\d\. Next try in 1:00 min\.$/,
  );
  expect(line({ ...waiting, notBefore: now - 1 }).detail).toBe('X is asked too often. Next try in 1 s.');
});

describe('what is taken down', () => {
  it('says how long it has been up, and what was seen at the last look', () => {
    const prepared = [{ key: 'k', record: null, publishedUri: 'x', publishedCid: '', attemptedAt: now - 250_000 }];
    const seen = (what: 'notAsked' | 'there' | 'unknown' | undefined) =>
      line({ kind: 'takingDown', since: now, nextTryAt: now, ...(what === undefined ? {} : { seen: what }) }, { prepared }).detail;
    expect(seen(undefined)).toBe('Deleting it, then looking whether it is gone. Up for 4 min so far. Trying now.');
    expect(seen('there')).toContain('it is still there');
    expect(seen('notAsked')).toContain('could not be asked');
    expect(seen('unknown')).toContain('could not be seen yet');
  });

  it('says who saw that it is gone, and offers to own up', () => {
    const gone = (looked?: 'outsider' | 'account' | 'nobody') =>
      line({ kind: 'takenDown', at: now, liveForMs: 42_000, ...(looked === undefined ? {} : { looked }) });
    expect(gone()).toMatchObject({ title: 'Taken down from @acme on X', actions: ['ownUp'] });
    expect(gone().detail).toBe(gone('outsider').detail);
    expect(gone('account').detail).toContain('The account sees it no more');
    expect(gone('nobody').detail).toContain('X says it is deleted');
  });
});

it('shows a like and a repost by whose post they are about', () => {
  const target = mentions[0] as ReplyTarget;
  const act = (kind: 'repost' | 'like') => line({ kind: 'held' }, { draft: draftOf('', { about: { act: kind, target } }) });
  expect(act('repost').detail).toMatch(/^Repost of @kim\.example/);
  expect(act('repost').readers).toMatch(/^Anyone can read it/);
  expect(act('like').readers).toBeNull();
  const state: OutboxState = { kind: 'published', uri: 'x', url: 'https://x.example/1', at: now };
  expect(line(state, { draft: draftOf('', { about: { act: 'like', target } }) }).title).toMatch(/^Liked as @acme on X/);
});
