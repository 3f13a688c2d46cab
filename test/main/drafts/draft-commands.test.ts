import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { createDecisions } from '../../../main/app-state/decide.ts';
import { createDrafts } from '../../../main/drafts/drafts.ts';
import { blueskyCapabilities } from '../../../main/networks/bluesky/capabilities.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { guard } from '../../../shared/guard.ts';
import { type About, emptyPart, type ReplyTarget } from '../../../shared/post.ts';
import { createStillClock } from '../still-clock.ts';
import { newFolder } from '../store/new-folder.ts';
import { opened } from '../store/samples.ts';

const target: ReplyTarget = {
  uri: 'at://a',
  cid: 'a',
  rootUri: 'at://a',
  rootCid: 'a',
  authorHandle: 'jo.test',
  text: 'When do you open?',
};
const words = [{ ...emptyPart, text: 'At nine.' }];

function setUp() {
  const state = createStateStore(initialState);
  const store = opened(join(newFolder(), 'hatcheck.db'));
  const clock = createStillClock();
  const decisions = createDecisions({
    guard,
    state,
    now: () => clock.now(),
    append: async () => ({ kind: 'writable' }),
    after: clock.after,
  });
  const onSaveTrouble = (error: unknown) => {
    throw error;
  };
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `draft-${ids}`;
  };
  const drafts = createDrafts({ state, store, decisions, clock, newId, capabilitiesOf: () => blueskyCapabilities, onSaveTrouble });
  const create = async (replyTo: ReplyTarget | null = null, about?: About): Promise<string> => {
    const created = await drafts.create(null, replyTo, about);
    return created.kind === 'ok' ? created.value : '';
  };
  return { drafts, store, create, all: () => state.get().drafts };
}

it('a reply becomes a post of its own, with the same words', async () => {
  const { drafts, store, create, all } = setUp();
  const id = await create(target);
  drafts.edit(id, words, ['en']);
  drafts.acknowledge(id, 'voice-1', true);
  const before = all()[0];
  expect(drafts.dropReply(id)).toMatchObject({ kind: 'ok' });
  expect(all()).toEqual([{ ...before, replyTo: null }]);
  await drafts.flush();
  expect((await store.drafts())[0]).toMatchObject({ replyTo: null, parts: words });
  expect(drafts.dropReply('never there')).toMatchObject({ kind: 'refused' });
});

it('a quote becomes a post of its own, and a repost takes no words before and after', async () => {
  const { drafts, create, all } = setUp();
  const quote = await create(null, { act: 'quote', target });
  drafts.edit(quote, words, []);
  drafts.dropReply(quote);
  expect(all()[0]).toMatchObject({ id: quote, parts: words });
  expect(all()[0]).not.toHaveProperty('about');
  const repost = await create(null, { act: 'repost', target });
  expect(drafts.edit(repost, words, [])).toMatchObject({ kind: 'refused', refusal: { reason: 'wordless' } });
  expect(await drafts.discardUnused(repost)).toMatchObject({ kind: 'ok' });
  expect(all()).toMatchObject([{ id: quote }, { id: repost, about: { act: 'repost' } }]);
});

it('readers and warnings are kept with a draft, and taken away again', async () => {
  const { drafts, store, create } = setUp();
  const id = await create();
  drafts.setVisibility(id, 'followers');
  drafts.setContentWarning(id, ' spoiler ');
  await drafts.flush();
  expect(await store.drafts()).toMatchObject([{ visibility: 'followers', contentWarning: 'spoiler' }]);
  drafts.setContentWarning(id, null);
  await drafts.flush();
  expect((await store.drafts())[0]).not.toHaveProperty('contentWarning');
  expect(drafts.setVisibility('never there', 'public')).toMatchObject({ kind: 'refused' });
});

it('a draft that nobody used is discarded, on disk too', async () => {
  const { drafts, store, create, all } = setUp();
  const id = await create();
  await drafts.flush();
  expect(await store.drafts()).toHaveLength(1);
  expect(await drafts.discardUnused(id)).toMatchObject({ kind: 'ok' });
  expect(all()).toEqual([]);
  expect(await store.drafts()).toEqual([]);
});

it('a draft with words, or that answers a post, is never discarded as unused', async () => {
  const { drafts, create, all } = setUp();
  const written = await create();
  drafts.edit(written, words, ['en']);
  const reply = await create(target);
  for (const id of [written, reply, 'never there']) expect(await drafts.discardUnused(id)).toMatchObject({ kind: 'ok' });
  expect(all().map(({ id }) => id)).toEqual([written, reply]);
});

describe('the preview of a link', () => {
  const card = { url: 'https://acme.example/', title: 'Acme', description: 'Doors' };
  const png = (width: number) =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from([0, 0, 2, width, 0, 0, 1, 0])]);

  it('is kept with its picture, whose bytes are on disk first, and may be edited around', async () => {
    const { drafts, store, create, all } = setUp();
    const id = await create();
    const kept = await drafts.setCard(id, 0, card, png(88));
    if (kept.kind !== 'ok') throw new Error(kept.refusal.words);
    expect(kept.value).toMatchObject({ ...card, image: { mime: 'image/png', width: 600, height: 256, size: 24 } });
    expect(await store.image(kept.value.image?.id ?? '')).toEqual(new Uint8Array(png(88)));
    expect(drafts.edit(id, [{ ...emptyPart, text: 'Look:', card: kept.value }], [])).toMatchObject({ kind: 'ok' });
    expect(all()[0]?.parts[0]?.card).toEqual(kept.value);
  });

  it.each([
    ['is none', null],
    ['is no image', Buffer.from('<svg>')],
    ['has no width', png(0).fill(0, 16, 20)],
    ['is too large for the network', Buffer.concat([png(88), Buffer.alloc(blueskyCapabilities.limits.maxImageBytes)])],
  ])('has no picture where there %s', async (_what, picture) => {
    const { drafts, create } = setUp();
    expect(await drafts.setCard(await create(), 0, card, picture)).toEqual({ kind: 'ok', value: { ...card, image: null } });
  });

  it('is kept nowhere once its draft is gone', async () => {
    const { drafts } = setUp();
    expect(await drafts.setCard('never there', 0, card, null)).toMatchObject({ kind: 'refused' });
  });
});
