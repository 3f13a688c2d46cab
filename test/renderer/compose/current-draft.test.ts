import { describe, expect, it } from 'vitest';
import { freshDraft, nextDraft, nothingShown, summariesOf } from '../../../renderer/compose/current-draft.ts';
import { mentions } from '../../../renderer/preview/fixture-answers.ts';
import { acme, draftOf, draftStatus, jo } from '../../../renderer/preview/fixture-parts.ts';
import type { Draft } from '../../../shared/post.ts';

/** The later in the list, the older. */
const drafts = (...all: readonly Draft[]) => summariesOf(all.map((draft, place) => draftStatus({ ...draft, updatedAt: 1000 - place })));
const written = (id: string, change: Partial<Draft> = {}) => draftOf(`Text of ${id}.`, { id, identityId: acme.id, ...change });
const blank = (id: string, change: Partial<Draft> = {}) => draftOf('', { id, ...change });

const atA = { current: 'a', before: ['a'], wanted: null };

describe('which draft is shown', () => {
  it('is the newest at first', () => {
    expect(nextDraft(nothingShown, drafts(written('b'), written('a')), true)).toBe('b');
    expect(nextDraft(nothingShown, [], true)).toBeNull();
  });

  it('is never one that was put aside, also not at first, until it is taken up', () => {
    const aside = written('b', { kept: { until: null } });
    expect(nextDraft(nothingShown, drafts(aside, written('a')), true)).toBe('a');
    expect(nextDraft({ ...atA, before: ['a', 'b'] }, drafts(aside, written('a')), true)).toBe('a');
    expect(nextDraft({ current: 'b', before: ['b'], wanted: null }, drafts(aside), true)).toBeNull();
    expect(nextDraft({ ...atA, wanted: 'b' }, drafts(aside, written('a')), false)).toBe('a');
    expect(nextDraft({ ...atA, wanted: 'b' }, drafts(written('b'), written('a')), false)).toBe('b');
  });

  it('stays while the person writes, whatever appears', () => {
    expect(nextDraft(atA, drafts(blank('new'), written('a')), false)).toBe('a');
  });

  it('moves to a blank one that appears where nothing was written yet', () => {
    expect(nextDraft(atA, drafts(blank('new', { identityId: jo.id }), blank('a')), true)).toBe('new');
  });

  it('does not move to one with words that appears by itself', () => {
    expect(nextDraft(atA, drafts(written('recalled'), blank('a')), true)).toBe('a');
  });

  it('moves to one that was asked for here, once it is there', () => {
    expect(nextDraft({ ...atA, wanted: 'b' }, drafts(written('a')), false)).toBe('a');
    expect(nextDraft({ ...atA, wanted: 'b' }, drafts(written('b'), written('a')), false)).toBe('b');
  });

  it('is a fresh one, never an old one, after a post was confirmed, and stays so', () => {
    const left = drafts(written('old', { identityId: jo.id }), blank('bound', { identityId: acme.id }));
    const before = ['a', 'old', 'bound'];
    expect(nextDraft({ current: 'a', before, wanted: null }, left, true)).toBeNull();
    expect(nextDraft({ current: null, before: ['old', 'bound'], wanted: null }, left, true)).toBeNull();
  });

  it('is a blank one from nobody that is there already, before a new one is asked for', () => {
    expect(nextDraft({ ...atA, before: ['a', 'fresh'] }, drafts(written('old'), blank('fresh')), false)).toBe('fresh');
  });
});

it('a fresh draft is from nobody, blank, and answers nothing', () => {
  const reply = blank('reply', { replyTo: mentions[0] ?? null });
  expect(freshDraft(drafts(written('a', { identityId: null }), blank('b', { identityId: jo.id }), reply))).toBeNull();
  expect(freshDraft(drafts(written('a'), blank('b')))).toBe('b');
});
