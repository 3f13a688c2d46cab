import { describe, expect, it } from 'vitest';
import { dockView, isWorthShowing, orderOutbox } from '../../../renderer/outbox/dock-view.ts';
import { outboxLine } from '../../../renderer/outbox/outbox-line.ts';
import { acme, entryOf, jo, now } from '../../../renderer/preview/fixture-parts.ts';
import { wrongAccountMs } from '../../../shared/guard/post-rules.ts';
import type { OutboxState } from '../../../shared/outbox.ts';

const rules = { sendNowBrand: false, networkName: 'Bluesky', who: '@acme.com', followers: 1204 };
const line = (state: OutboxState, at = now) => outboxLine(entryOf(acme, 'Doors open at nine.', state), at, rules);
const published: OutboxState = { kind: 'published', uri: 'at://x', url: 'https://bsky.app/profile/acme.com/post/1', at: now };

describe('a post on its way, in words', () => {
  it('counts down the hold, and names who it goes out as', () => {
    expect(line({ kind: 'held' })).toMatchObject({
      title: 'Goes out as @acme.com in 42 s',
      detail: '“Doors open at nine.”',
      actions: ['recall'],
    });
    expect(line({ kind: 'held' }).ring).toEqual({ left: 42_000, whole: 60_000 });
  });

  it('never counts below nothing', () => {
    expect(line({ kind: 'held' }, now + 90_000).title).toBe('Goes out as @acme.com in 0 s');
  });

  it('offers Send now to a person, and to a brand only where IT allows it', () => {
    const person = entryOf(jo, 'Home.', { kind: 'held' });
    const brand = entryOf(acme, 'Open.', { kind: 'held' });
    expect(outboxLine(person, now, rules).actions).toContain('sendNow');
    expect(outboxLine(brand, now, rules).actions).not.toContain('sendNow');
    expect(outboxLine(brand, now, { ...rules, sendNowBrand: true }).actions).toContain('sendNow');
  });

  it('asks for a new confirmation where it is frozen, and says why', () => {
    const words = 'The screen was locked while it was held.';
    expect(line({ kind: 'frozen', why: 'locked', words })).toMatchObject({ detail: words, actions: ['resume', 'recall'] });
  });

  it('offers Wrong account for ten minutes', () => {
    expect(line(published, now + wrongAccountMs - 1)).toMatchObject({ actions: ['open', 'wrongAccount'], undoMs: 1 });
    expect(line(published, now + wrongAccountMs)).toMatchObject({ actions: ['open'], undoMs: null });
  });

  it('lets everything that may still go out be recalled', () => {
    const states: readonly OutboxState[] = [
      { kind: 'held' },
      { kind: 'frozen', why: 'idle', words: '' },
      { kind: 'waiting', words: '', nextTryAt: now },
      { kind: 'sending' },
      { kind: 'settling', since: now, nextTryAt: now },
    ];
    for (const state of states) expect(line(state).actions, state.kind).toContain('recall');
  });

  it('does not pretend to know an unknown outcome', () => {
    expect(line({ kind: 'settling', since: now, nextTryAt: now + 2000 }).title).toBe('Not known yet whether it went out as @acme.com');
  });

  it('shows a refusal in the guard’s own words', () => {
    expect(line({ kind: 'refused', law: 3, words: 'The network says otherwise.', at: now })).toMatchObject({
      tone: 'refused',
      detail: 'The network says otherwise.',
    });
  });
});

it('puts what needs the person first', () => {
  const entries = [
    entryOf(acme, '', published),
    entryOf(acme, '', { kind: 'held' }),
    entryOf(acme, '', { kind: 'frozen', why: 'idle', words: '' }),
  ];
  expect(orderOutbox(entries).map((entry) => entry.state.kind)).toEqual(['frozen', 'held', 'published']);
});

it('keeps a refused post in sight, and lets go of what is over', () => {
  const later = now + wrongAccountMs;
  expect(isWorthShowing(entryOf(acme, '', { kind: 'refused', law: null, words: '', at: now }), later)).toBe(true);
  expect(isWorthShowing(entryOf(acme, '', published), later)).toBe(false);
  expect(isWorthShowing(entryOf(acme, '', { kind: 'takenDown', at: now, liveForMs: 1_000 }), later)).toBe(false);
});

describe('the dock', () => {
  const publishedAgo = (id: string, ms: number) => entryOf(jo, 'Home.', { ...published, at: now - ms }, { id, confirmedAt: now - ms });
  const held = entryOf(acme, '', { kind: 'held' }, { id: 'held' });
  const view = (...entries: Parameters<typeof dockView>[0]) => {
    const { shown, folded } = dockView(entries, now);
    return { shown: shown.map(({ id }) => id), folded: folded.map(({ id }) => id) };
  };

  it('shows two published posts, and folds all but the last when there are more', () => {
    expect(view(publishedAgo('old', 9000), publishedAgo('new', 1000))).toEqual({ shown: ['new', 'old'], folded: [] });
    expect(view(publishedAgo('oldest', 90_000), publishedAgo('old', 9000), publishedAgo('new', 1000))).toEqual({
      shown: ['new'],
      folded: ['old', 'oldest'],
    });
  });

  it('folds nothing that is on its way or needs the person', () => {
    const others = ['frozen', 'refused'].map((id) =>
      entryOf(acme, '', id === 'frozen' ? { kind: 'frozen', why: 'idle', words: '' } : { kind: 'refused', law: null, words: '', at: now }, {
        id,
      }),
    );
    const many = Array.from({ length: 5 }, (_, index) => publishedAgo(`p${index}`, index * 1000));
    expect(view(...many, held, ...others).shown).toEqual(expect.arrayContaining(['frozen', 'refused', 'held', 'p0']));
  });
});
