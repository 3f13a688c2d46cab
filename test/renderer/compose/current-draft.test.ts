import { describe, expect, it } from 'vitest';
import { nextDraft } from '../../../renderer/compose/current-draft.ts';

const none = { current: null, before: [], after: [], wanted: null, mayBeReplaced: false };

describe('which draft is shown', () => {
  it('is the newest at first', () => {
    expect(nextDraft({ ...none, after: ['b', 'a'] })).toBe('b');
  });

  it('stays while the person writes, whatever appears', () => {
    expect(nextDraft({ ...none, current: 'a', before: ['a'], after: ['new', 'a'] })).toBe('a');
  });

  it('moves to one that appears where nothing was written yet', () => {
    expect(nextDraft({ ...none, current: 'a', before: ['a'], after: ['new', 'a'], mayBeReplaced: true })).toBe('new');
  });

  it('moves to one that was asked for here, once it is there', () => {
    expect(nextDraft({ ...none, current: 'a', before: ['a'], after: ['a'], wanted: 'b' })).toBe('a');
    expect(nextDraft({ ...none, current: 'a', before: ['a'], after: ['b', 'a'], wanted: 'b' })).toBe('b');
  });

  it('is a fresh one, not an old one, after a post was confirmed', () => {
    expect(nextDraft({ ...none, current: 'a', before: ['a', 'old'], after: ['old'] })).toBeNull();
  });
});
