import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { NetworkResult, OwnPostPage, Session } from '../../../main/networks/network.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createMemoryOwnPosts } from '../../../main/store/memory-own-posts.ts';
import type { OwnPostStore } from '../../../main/store/own-post-store.ts';
import { createVoices } from '../../../main/voices/voices.ts';
import type { Account, Kind } from '../../../shared/account.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { OwnPost } from '../../../shared/voice/history.ts';
import type { KnownSpeaker } from '../../../shared/voice/learn-kit.ts';
import { goodWorld, identityOf } from '../../shared/guard/world.ts';
import { brandPosts, personPosts } from '../../shared/voice/made-up-voices.ts';
import { createStillClock } from '../still-clock.ts';

const hour = 60 * 60_000;

function accountOf(id: string, kind: Kind): Account {
  const identity = { ...identityOf({ ...goodWorld, who: kind === 'brand' ? 'brand' : 'personal' }), id, accountId: id, handle: id, kind };
  const { network, server, subject } = identity;
  return { id, network, server, subject, handle: id, method: 'oauth', credential: 'usable', scopes: [], identities: [identity] };
}

type Answer = NetworkResult<OwnPostPage>;

/** Pages of 25, named by how many came before. */
function pageOf(id: string, posts: readonly OwnPost[], cursor: string | null): Answer {
  const start = Number(cursor ?? '0');
  const newest = posts
    .toSorted((one, other) => other.time - one.time)
    .map((post, index) => ({ ...post, id: `${id}-${posts.length - index}` }));
  const page = newest.slice(start, start + 25);
  return { kind: 'ok', value: { posts: page, cursor: start + 25 < posts.length ? String(start + 25) : null } };
}

function world(before?: { readonly store: OwnPostStore; readonly now: number }) {
  const signedIn = { accounts: [accountOf('acme', 'brand'), accountOf('anna', 'personal')], online: true };
  const state = createStateStore({ ...initialState, ...signedIn });
  const store = before?.store ?? createMemoryOwnPosts();
  const clock = createTimers(before?.now);
  const asked: string[] = [];
  const learned: (readonly KnownSpeaker[])[] = [];
  const posts: Record<string, readonly OwnPost[]> = {
    acme: lately(brandPosts(60), clock.now()),
    anna: lately(personPosts(60), clock.now()),
  };
  const answers: Answer[] = [];
  const net = { down: false, answers, posts };
  const voices = createVoices({
    ...{ state, store, clock, mostOf: () => 10_000 },
    open: async (id): Promise<NetworkResult<Session>> => {
      if (net.down) {
        asked.push(id);
        return { kind: 'unreachable', words: 'No way there.' };
      }
      const ownPostPage: Session['ownPostPage'] = async (cursor) => {
        asked.push(`${id} ${cursor ?? 'newest'}`);
        return answers.shift() ?? pageOf(id, posts[id] ?? [], cursor);
      };
      return { kind: 'ok', value: { ownPostPage } as unknown as Session };
    },
    learn: async (speakers) => {
      learned.push(speakers);
      return { pairs: [] };
    },
    onLearned: () => {},
  });
  const kept = async (): Promise<readonly string[]> => (await store.records()).map(({ identityId }) => identityId);
  return { state, store, clock, asked, learned, net, voices, kept, status: (id: string) => state.get().ownPosts[id] };
}

/** One a minute, the last one a minute ago. */
function lately(posts: readonly OwnPost[], now: number): readonly OwnPost[] {
  return posts.map((post, index) => ({ ...post, time: now - (posts.length - index) * 60_000 }));
}

/** A clock whose timers the test lets run out. */
function createTimers(from = createStillClock().now()) {
  let now = from;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    monotonic: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      // Reading gives way after each page; nothing here waits for more than the clock.
      for (let turns = 0; turns < 60; turns += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
    },
  };
}

describe('the voices of the signed-in identities', () => {
  it('reads the posts of brands, and of persons only after their yes', async () => {
    const { state, clock, asked, learned, voices, kept, status } = world();
    await voices.start();
    await clock.pass(hour);
    expect(asked).toEqual(['acme newest', 'acme 25', 'acme 50']);
    expect(learned[0]?.map(({ identityId, posts }) => [identityId, posts.length])).toEqual([
      ['acme', 60],
      ['anna', 0],
    ]);
    expect([voices.ownPosts.read('anna').kind, status('anna')], 'not even when a window asks').toEqual(['refused', undefined]);
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await clock.pass(hour);
    expect(asked.slice(3)).toEqual(['anna newest', 'anna 25', 'anna 50']);
    expect(await kept()).toEqual(['acme', 'anna']);
    expect(status('acme')).toMatchObject({ work: { kind: 'idle' }, posts: 60 });
    expect(voices.habitsOf('acme')?.words.has('volunteers')).toBe(true);
  });

  it('asks for the yes too where it is not sure that an account is a brand', async () => {
    const { state, clock, asked, voices, kept } = world();
    const doubted = (kind: Kind): Account => {
      const account = accountOf('anna', kind);
      return { ...account, identities: account.identities.map((identity) => ({ ...identity, kindSource: 'default' as const })) };
    };
    const accounts = [accountOf('acme', 'brand'), doubted('brand')];
    state.update((before) => ({ ...before, accounts }));
    await voices.start();
    await clock.pass(hour);
    expect([asked.filter((one) => one.startsWith('anna')), await kept()]).toEqual([[], ['acme']]);
    expect(voices.ownPosts.read('anna').kind).toBe('refused');
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await clock.pass(hour);
    expect(await kept()).toEqual(['acme', 'anna']);
  });

  it('forgets a person who says no, and an account that is signed out, at once', async () => {
    const { state, store, clock, voices, kept, status } = world();
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await voices.start();
    await clock.pass(hour);
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: false } }));
    await clock.pass(0);
    expect([await kept(), (await store.count('anna')).posts, status('anna')]).toEqual([['acme'], 0, undefined]);
    state.update((before) => ({ ...before, accounts: [] }));
    await clock.pass(hour);
    expect([await kept(), (await store.count('acme')).posts]).toEqual([[], 0]);
    expect(voices.habitsOf('acme')).toBeNull();
  });

  it('keeps what was read of an account that cannot be read, from the start on', async () => {
    const first = world();
    await first.voices.start();
    await first.clock.pass(hour);
    const { state, clock, learned, voices, kept } = world({ store: first.store, now: first.clock.now() });
    state.update((before) => ({ ...before, accounts: [], unreadable: ['acme'] }));
    await voices.start();
    await clock.pass(hour);
    expect(await kept()).toEqual(['acme']);
    expect(learned, 'and nobody speaks with it meanwhile').toEqual([]);
  });

  it('forgets a person who says no also while their account cannot be read', async () => {
    const { state, clock, voices, kept } = world();
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await voices.start();
    await clock.pass(hour);
    state.update((before) => ({ ...before, accounts: [], unreadable: ['acme', 'anna'] }));
    await clock.pass(hour);
    expect(await kept()).toEqual(['acme', 'anna']);
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: false } }));
    await clock.pass(hour);
    expect(await kept()).toEqual(['acme']);
  });

  it('asks anew after a day, only as far as what is known, and learns again only from something new', async () => {
    const { clock, asked, learned, net, voices, status } = world();
    await voices.start();
    for (let hours = 0; hours < 20; hours += 1) await clock.pass(hour);
    expect({ asked: asked.length, learned: learned.length }).toEqual({ asked: 3, learned: 1 });
    net.posts.acme = [...(net.posts.acme ?? []), { text: 'Something new', time: clock.now() }];
    for (let hours = 0; hours < 10; hours += 1) await clock.pass(hour);
    expect(asked.slice(3)).toEqual(['acme newest', 'acme 25']);
    expect([status('acme')?.posts, learned.length]).toEqual([61, 2]);
  });

  it('waits longer each time where the network does not answer, and keeps what it has', async () => {
    const { clock, asked, net, voices, status } = world();
    await voices.start();
    await clock.pass(hour);
    net.down = true;
    const before = asked.length;
    for (let hours = 0; hours < 48; hours += 1) await clock.pass(hour);
    expect(asked.length - before).toBeGreaterThan(2);
    expect(asked.length - before).toBeLessThan(12);
    expect(status('acme')).toMatchObject({ posts: 60, work: { kind: 'failed', refusal: { words: 'No way there.' } } });
    expect(voices.habitsOf('acme')).not.toBeNull();
  });

  it('does nothing after it was stopped', async () => {
    const { clock, asked, voices } = world();
    await voices.start();
    voices.stop();
    await clock.pass(48 * hour);
    expect(asked).toEqual([]);
  });
});

describe('reading own posts', () => {
  it('goes on where it stopped, also after a restart', async () => {
    const first = world();
    first.net.answers.push(pageOf('acme', first.net.posts.acme ?? [], null), {
      kind: 'rateLimited',
      retryAt: first.clock.now() + 3 * hour,
      words: 'Slow down.',
    });
    await first.voices.start();
    await first.clock.pass(2_000);
    expect(first.asked).toEqual(['acme newest', 'acme 25']);
    expect(first.status('acme')).toMatchObject({ posts: 25, work: { kind: 'failed', refusal: { words: 'Slow down.' } } });
    first.voices.stop();
    const { clock, asked, voices, status } = world({ store: first.store, now: first.clock.now() });
    await voices.start();
    await clock.pass(hour);
    expect(asked, 'the network asked for more patience than that').toEqual([]);
    for (let hours = 0; hours < 3; hours += 1) await clock.pass(hour);
    expect(asked).toEqual(['acme 25', 'acme 50']);
    expect(status('acme')).toMatchObject({ posts: 60, work: { kind: 'idle' } });
  });

  it('waits as long as a busy network says, and shows it', async () => {
    const { clock, asked, net, voices, status } = world();
    net.answers.push({ kind: 'rateLimited', retryAt: clock.now() + 62_000, words: 'Slow down.' });
    await voices.start();
    await clock.pass(2_000);
    expect(status('acme')?.work).toEqual({ kind: 'reading', read: 0, share: 0, waitingUntil: clock.now() + 60_000 });
    await clock.pass(59_000);
    expect(asked).toHaveLength(1);
    await clock.pass(1_000);
    expect(status('acme')).toMatchObject({ posts: 60, work: { kind: 'idle' } });
  });

  it('pauses until the person wants it to go on, also after a restart', async () => {
    const first = world();
    first.net.answers.push(pageOf('acme', first.net.posts.acme ?? [], null), { kind: 'unknown', words: 'No answer.' });
    await first.voices.start();
    await first.clock.pass(2_000);
    expect(first.status('acme')?.work).toMatchObject({ kind: 'reading', read: 25 });
    expect(await first.voices.ownPosts.pause('acme')).toEqual({ kind: 'ok', value: undefined });
    first.voices.stop();
    const { clock, asked, voices, status } = world({ store: first.store, now: first.clock.now() });
    await voices.start();
    for (let hours = 0; hours < 30; hours += 1) await clock.pass(hour);
    expect([asked, status('acme')?.work, status('acme')?.posts]).toEqual([[], { kind: 'paused' }, 25]);
    voices.ownPosts.read('acme');
    await clock.pass(0);
    expect(asked).toEqual(['acme 25', 'acme 50']);
    expect(status('acme')).toMatchObject({ posts: 60, work: { kind: 'idle' } });
  });

  it('stays paused where a reading is due while that is written down', async () => {
    const memory = createMemoryOwnPosts();
    let finish = (): void => {};
    const written = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const saveRecord: OwnPostStore['saveRecord'] = async (record) => {
      if (record.wish === 'paused') await written;
      return memory.saveRecord(record);
    };
    const { clock, asked, voices, status } = world({ store: { ...memory, saveRecord }, now: createStillClock().now() });
    await voices.start();
    await clock.pass(hour);
    const pausing = voices.ownPosts.pause('acme');
    await clock.pass(25 * hour);
    finish();
    await pausing;
    await clock.pass(30 * hour);
    expect([asked.length, (await memory.records())[0]?.wish, status('acme')?.work]).toEqual([3, 'paused', { kind: 'paused' }]);
  });

  it('deletes what it has, and reads no more until the person asks', async () => {
    const { clock, store, asked, voices, status } = world();
    await voices.start();
    await clock.pass(hour);
    await voices.ownPosts.remove('acme');
    for (let hours = 0; hours < 30; hours += 1) await clock.pass(hour);
    expect(asked).toHaveLength(3);
    expect([(await store.count('acme')).posts, status('acme')?.work, voices.habitsOf('acme')]).toEqual([0, { kind: 'deleted' }, null]);
    voices.ownPosts.read('acme');
    await clock.pass(0);
    expect(status('acme')).toMatchObject({ posts: 60, work: { kind: 'idle' } });
  });

  it('is not led round in a circle', async () => {
    const { clock, asked, net, voices, status } = world();
    const page = pageOf('acme', net.posts.acme ?? [], null);
    net.answers.push(...Array.from({ length: 50 }, () => page));
    await voices.start();
    await clock.pass(2_000);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(status('acme')).toMatchObject({ posts: 25, work: { kind: 'idle' } });
  });

  it('forgets what the network has no more, once all is read anew', async () => {
    const { clock, net, voices, status } = world();
    await voices.start();
    await clock.pass(hour);
    net.posts.acme = (net.posts.acme ?? []).slice(10);
    for (let days = 0; days < 31; days += 1) await clock.pass(24 * hour);
    expect(status('acme')?.posts).toBe(50);
  });

  it('keeps no post for longer than the rules say, whatever its time claims to be', async () => {
    const dayMs = 24 * hour;
    const ages = fc.array(fc.integer({ min: -400, max: 800 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(ages, fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 500 }), async (days, limit, later) => {
        const { state, store, clock, net, voices } = world();
        const policy = { ...defaultPolicy, HistoryDays: limit };
        state.update((before) => ({ ...before, policy: { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 } }));
        net.posts.acme = days.map((age, index) => ({ text: `Post ${index}`, time: clock.now() - age * dayMs }));
        const begun = clock.now();
        await voices.start();
        await clock.pass(2_000);
        const isYoung = async () =>
          (await store.newest('acme', 100, 0)).every(({ time }) => time >= clock.now() - limit * dayMs && time <= begun + 2_000);
        expect(await isYoung()).toBe(true);
        net.down = true;
        await clock.pass(later * dayMs);
        expect(await isYoung()).toBe(true);
        if (later > limit) expect((await store.count('acme')).posts).toBe(0);
        voices.stop();
      }),
      { numRuns: 60 },
    );
  });

  it('lets go of old posts also where the disk refuses for another account', async () => {
    const { state, store, clock, voices } = world();
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await voices.start();
    await clock.pass(hour);
    const { prune } = store;
    Object.assign(store, {
      prune: (id: string, ...rest: [number, number]) => (id === 'acme' ? Promise.reject(new Error('disk')) : prune(id, ...rest)),
    });
    await clock.pass(400 * 24 * hour);
    expect((await store.count('acme')).posts).toBe(60);
    expect((await store.count('anna')).posts).toBe(0);
  });

  it('lets go of posts as soon as the rules keep them for a shorter time', async () => {
    const { state, clock, net, voices, status } = world();
    net.posts.acme = Array.from({ length: 20 }, (_, age) => ({ text: `Post ${age}`, time: clock.now() - age * 24 * hour - 1 }));
    await voices.start();
    await clock.pass(2_000);
    expect(status('acme')?.posts).toBe(20);
    const policy = { ...defaultPolicy, HistoryDays: 7 };
    state.update((before) => ({ ...before, policy: { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 } }));
    await clock.pass(0);
    expect(status('acme')?.posts).toBe(7);
  });
});
