import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { type Audience, createAudience } from '../../../main/audience/audience.ts';
import type { FoundPosts, NetworkResult, Session } from '../../../main/networks/network.ts';
import { createMemoryMentions } from '../../../main/store/memory-mentions.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { acme, acmeId, createPretendReader, foundPost, signedInState } from './pretend.ts';

const start = Date.UTC(2026, 10, 23, 12);
const aDayMs = 86_400_000;

function csv(rows: readonly string[]): string {
  return `text,time\n${rows.map((text, index) => `${text} ${index},2026-11-${String(1 + (index % 20)).padStart(2, '0')}`).join('\n')}`;
}
const mixed = Array.from({ length: 80 }, (_, index) => (index % 4 === 0 ? 'bad' : 'fine'));

function scene(pages: readonly NetworkResult<FoundPosts>[] = []) {
  const clock = createAdjustableClock({ now: () => start, monotonic: () => 0, after: () => () => {} });
  const state = signedInState();
  const store = createMemoryMentions();
  const reader = createPretendReader();
  const signInAgain: string[] = [];
  let asked = 0;
  const session: Pick<Session, 'mentionPage' | 'postsWithTag'> = {
    mentionPage: async () => {
      const page = pages[asked];
      asked += 1;
      return page ?? { kind: 'ok', value: { posts: [], cursor: null } };
    },
    postsWithTag: async (tag) => ({ kind: 'ok', value: [foundPost(1, start, `#${tag}\u202e gnp`)] }),
  };
  const audience = createAudience({
    ...{ clock, state, store, reader },
    open: async () => ({ kind: 'ok', value: session as Session }),
    markSignInAgain: async (id) => void signInAgain.push(id),
  });
  return { audience, state, store, reader, clock, signInAgain, status: () => state.get().audiences[acmeId] };
}

/** A scene that has read eighty mentions, a quarter of them bad. */
async function filled() {
  const made = scene();
  await made.audience.load();
  await made.audience.readFile(acmeId, csv(mixed), null);
  return made;
}

describe('mentions from a file', () => {
  it('are kept, read and counted', async () => {
    const { audience, status } = scene();
    expect(await audience.readFile(acmeId, csv(mixed), null)).toEqual({
      kind: 'ok',
      value: { kind: 'kept', added: 80, known: 0, empty: 0 },
    });
    expect(status()).toMatchObject({
      mentions: 80,
      keptAt: start,
      work: { kind: 'idle' },
      reading: { negative: 0.25, mentions: 80, at: start },
    });
    expect(audience.pulseOf(acmeId)).toMatchObject({ negative: 0.25, mentions: 80 });
  });

  it('read twice are kept once', async () => {
    const { audience, status } = await filled();
    expect(await audience.readFile(acmeId, csv(mixed), null)).toMatchObject({ value: { added: 0, known: 80 } });
    expect(status()?.mentions).toBe(80);
  });

  it('of which one is wrong change nothing', async () => {
    const { audience, status } = await filled();
    const refused = await audience.readFile(acmeId, `${csv(mixed)}\nlast,never`, null);
    expect(refused).toMatchObject({ kind: 'refused', refusal: { reason: 'bad-file', words: expect.stringMatching(/^Row 81: the time/) } });
    expect(status()).toMatchObject({ mentions: 80, work: { kind: 'idle' } });
  });

  it('of a brand that is not signed in are not taken', async () => {
    const { audience, store } = scene();
    expect(await audience.readFile('bluesky:did:plc:other', csv(mixed), null)).toMatchObject({ refusal: { reason: 'signed-out' } });
    expect(await store.count('bluesky:did:plc:other')).toBe(0);
  });
});

describe('mentions from the network', () => {
  it('are fetched, kept and counted', async () => {
    const posts = [foundPost(1, start - 1, 'bad'), foundPost(2, start - 2, 'fine')];
    const { audience, status } = scene([{ kind: 'ok', value: { posts, cursor: null } }]);
    expect(await audience.fetch(acmeId)).toEqual({ kind: 'ok', value: undefined });
    expect(status()).toMatchObject({ mentions: 2, work: { kind: 'idle' }, reading: { negative: 0.5 } });
  });

  it('are not fetched twice at once', async () => {
    const { audience } = scene();
    const first = audience.fetch(acmeId);
    expect(await audience.fetch(acmeId)).toMatchObject({ refusal: { reason: 'audience-busy' } });
    await first;
  });

  it('that the sign-in does not give say so', async () => {
    const { audience, status, signInAgain } = scene([{ kind: 'signInAgain', words: 'Sign in again.' }]);
    await audience.fetch(acmeId);
    expect(status()?.work).toMatchObject({ kind: 'failed', refusal: { words: 'Sign in again.' } });
    expect(signInAgain).toEqual([acme.id]);
  });
});

describe('a report', () => {
  it('has the whole and every bucket', async () => {
    const { audience } = await filled();
    const report = await audience.report(acmeId, 'day');
    expect(report).toMatchObject({ value: { bucketSize: 'day', overall: { n: 80, negative: 0.25 }, sample: null } });
    expect(report.kind === 'ok' ? report.value?.buckets : []).toHaveLength(20);
  });

  it('is none without mentions', async () => {
    expect(await scene().audience.report(acmeId, null)).toEqual({ kind: 'ok', value: null });
  });

  it('has everything read anew by a new model, and never mixes two', async () => {
    const { audience, reader, store } = await filled();
    reader.fingerprint = 'second';
    reader.asked.length = 0;
    await audience.report(acmeId, null);
    expect(reader.asked.filter((kind) => kind === 'read')).toHaveLength(1);
    expect((await store.audiences())[0]?.model).toBe('second');
  });

  it('that cannot be worked out says so', async () => {
    const { audience, reader } = await filled();
    reader.trouble = { kind: 'failed', words: 'Broke off.' };
    expect(await audience.report(acmeId, null)).toMatchObject({ refusal: { words: 'Broke off.' } });
  });
});

describe('labels', () => {
  it('on the sample are counted, and move the pulse when the person pauses', async () => {
    const { audience, clock, state } = await filled();
    await audience.draw(acmeId, 40);
    const sample = await audience.sample(acmeId);
    const drawn = sample.kind === 'ok' ? sample.value : [];
    expect(drawn).toHaveLength(40);
    for (const { id } of drawn) await audience.label(acmeId, id, 'negative');
    expect(await audience.report(acmeId, null)).toMatchObject({
      value: { overall: { negative: 1, labelled: 40 }, sample: { answered: 40, skipped: 0 } },
    });
    const moved = new Promise<void>((tell) => state.subscribe(({ audiences }) => audiences[acmeId]?.reading?.negative === 1 && tell()));
    clock.advance(1_000);
    await moved;
    expect(audience.pulseOf(acmeId)?.negative).toBe(1);
  });

  it('on a mention that chance did not draw are refused', async () => {
    const { audience, store } = await filled();
    await audience.draw(acmeId, 30);
    const [outside] = (await store.first(acmeId, 31)).slice(30);
    expect(await audience.label(acmeId, outside?.id ?? '', 'negative')).toMatchObject({ refusal: { reason: 'not-drawn' } });
    expect((await store.weighed(acmeId)).every(({ answer }) => answer === null)).toBe(true);
  });

  it('can be taken back', async () => {
    const { audience } = await filled();
    await audience.draw(acmeId, 30);
    const sample = await audience.sample(acmeId);
    const first = sample.kind === 'ok' ? (sample.value[0]?.id ?? '') : '';
    await audience.label(acmeId, first, 'positive');
    await audience.label(acmeId, first, null);
    expect(await audience.report(acmeId, null)).toMatchObject({ value: { sample: { answered: 0 } } });
  });
});

describe('mentions are forgotten', () => {
  it('when the person says so', async () => {
    const { audience, store, status } = await filled();
    await audience.forget(acmeId);
    expect([await store.count(acmeId), await store.audiences(), status()]).toEqual([0, [], undefined]);
    expect(audience.pulseOf(acmeId)).toBeNull();
  });

  it.each([
    ['a file is read', (audience: Audience) => audience.readFile(acmeId, csv(Array.from({ length: 700 }, () => 'fine')), null)],
    ['they are fetched', (audience: Audience) => audience.fetch(acmeId)],
  ])('when the person says so while %s, with all that was still to come', async (_what, gather) => {
    const pages = [1, 2].map((page) => ({ kind: 'ok' as const, value: { posts: [foundPost(page, start - page)], cursor: `${page}` } }));
    const { audience, store, status } = scene(pages);
    await audience.load();
    const { keep } = store;
    const forgotten: Promise<unknown>[] = [];
    Object.assign(store, {
      keep: async (...batch: Parameters<typeof keep>) => {
        const added = await keep(...batch);
        forgotten.push(audience.forget(acmeId));
        return added;
      },
    });
    await gather(audience);
    await Promise.all(forgotten);
    expect(forgotten, 'no later batch is kept').toHaveLength(1);
    expect([await store.count(acmeId), await store.audiences(), status()]).toEqual([0, [], undefined]);
  });

  it.each([
    ['gone', []],
    ['only to be revoked', [{ ...acme, credential: 'revokeOnly' as const }]],
  ])('when the account is %s', async (_what, accounts) => {
    const { state, store } = await filled();
    state.update((before) => ({ ...before, accounts }));
    expect(await store.count(acmeId)).toBe(0);
  });

  it('but not when the sign-in only has to be renewed', async () => {
    const { state, store } = await filled();
    state.update((before) => ({ ...before, accounts: [{ ...acme, credential: 'signInAgain' }] }));
    expect(await store.count(acmeId)).toBe(80);
  });

  it('but not when the sign-in cannot be read, from the start on or since', async () => {
    const { state, store, audience, status } = await filled();
    state.update((before) => ({ ...before, accounts: [], unreadable: [acme.id], audiences: {} }));
    await audience.load();
    state.update((before) => ({ ...before, notices: [] }));
    expect([await store.count(acmeId), status()?.mentions]).toEqual([80, 80]);
    state.update((before) => ({ ...before, unreadable: [] }));
    expect(await store.count(acmeId)).toBe(0);
  });

  it('after as many days as the rules keep them, as soon as the rules say so', async () => {
    const { store, state, clock } = await filled();
    clock.advance(8 * aDayMs);
    expect(await store.count(acmeId)).toBe(80);
    const policy = { ...defaultPolicy, HistoryDays: 7 };
    state.update((before) => ({ ...before, policy: { kind: 'active', policy, sources: [], unknownKeys: [], readAt: start } }));
    await new Promise((next) => void setImmediate(next));
    expect(await store.count(acmeId)).toBe(0);
  });

  it('ninety days after they were kept', async () => {
    const { store, reader, state, clock } = await filled();
    clock.advance(91 * aDayMs);
    const later = createAudience({
      state,
      store,
      reader,
      clock,
      open: async () => ({ kind: 'rejected', words: '' }),
      markSignInAgain: async () => {},
    });
    await later.load();
    expect(await store.count(acmeId)).toBe(0);
  });
});

it('the pulse is not told once it is a week old', async () => {
  const { audience, clock } = await filled();
  clock.advance(7 * aDayMs);
  expect(audience.pulseOf(acmeId)).not.toBeNull();
  clock.advance(1);
  expect(audience.pulseOf(acmeId)).toBeNull();
});

it('posts with a hashtag come without what reorders text', async () => {
  const { audience } = scene();
  const posts = await audience.postsWithTag(acmeId, 'doors');
  expect(posts.kind === 'ok' ? posts.value[0]?.text : '').not.toContain('\u202e');
});
