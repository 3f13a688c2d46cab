import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { NetworkResult, Session } from '../../../main/networks/network.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createMemoryHistories } from '../../../main/store/history-store.ts';
import { createVoices } from '../../../main/voices/voices.ts';
import type { Account, Kind } from '../../../shared/account.ts';
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

function world() {
  const state = createStateStore({ ...initialState, accounts: [accountOf('acme', 'brand'), accountOf('anna', 'personal')] });
  const histories = createMemoryHistories();
  const clock = createTimers();
  const asked: string[] = [];
  const learned: (readonly KnownSpeaker[])[] = [];
  const posts: Record<string, readonly OwnPost[]> = { acme: brandPosts(60), anna: personPosts(60) };
  const net = { down: false };
  const voices = createVoices({
    ...{ state, histories, clock },
    open: async (id): Promise<NetworkResult<Session>> => {
      asked.push(id);
      if (net.down) return { kind: 'unreachable', words: 'No way there.' };
      return { kind: 'ok', value: { recentOwnPosts: async () => ({ kind: 'ok', value: posts[id] ?? [] }) } as unknown as Session };
    },
    learn: async (speakers) => {
      learned.push(speakers);
      return { pairs: [] };
    },
    onLearned: () => {},
  });
  return { state, histories, clock, asked, learned, net, voices };
}

/** A clock whose timers the test lets run out. */
function createTimers() {
  const still = createStillClock();
  let now = still.now();
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
      await new Promise<void>((resolve) => void setImmediate(resolve));
    },
  };
}

describe('the voices of the signed-in identities', () => {
  it('reads the posts of brands, and of persons only after their yes', async () => {
    const { state, histories, clock, asked, learned, voices } = world();
    await voices.start();
    await clock.pass(hour);
    expect(asked).toEqual(['acme']);
    expect(learned[0]?.map(({ identityId, posts }) => [identityId, posts.length])).toEqual([
      ['acme', 60],
      ['anna', 0],
    ]);
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await clock.pass(hour);
    expect(asked).toEqual(['acme', 'anna']);
    expect((await histories.all()).map(({ identityId }) => identityId)).toEqual(['acme', 'anna']);
    expect(voices.habitsOf('acme')?.words.has('volunteers')).toBe(true);
  });

  it('forgets a person who says no, and an account that is signed out', async () => {
    const { state, histories, clock, voices } = world();
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: true } }));
    await voices.start();
    await clock.pass(hour);
    state.update((before) => ({ ...before, settings: { ...before.settings, learnMyVoice: false } }));
    await clock.pass(hour);
    expect((await histories.all()).map(({ identityId }) => identityId)).toEqual(['acme']);
    state.update((before) => ({ ...before, accounts: [] }));
    await clock.pass(hour);
    expect(await histories.all()).toEqual([]);
    expect(voices.habitsOf('acme')).toBeNull();
  });

  it('keeps what was learned of an account that cannot be read, from the start on', async () => {
    const { state, histories, clock, learned, voices } = world();
    await histories.save({ identityId: 'acme', fetchedAt: clock.now(), posts: [...brandPosts(60)] });
    await histories.save({ identityId: 'gone', fetchedAt: clock.now(), posts: [...brandPosts(60)] });
    state.update((before) => ({ ...before, accounts: [], unreadable: ['acme'] }));
    await voices.start();
    await clock.pass(hour);
    expect((await histories.all()).map(({ identityId }) => identityId)).toEqual(['acme']);
    expect(learned, 'and nobody speaks with it meanwhile').toEqual([]);
  });

  it('asks anew after a day, and learns again only from something new', async () => {
    const { clock, asked, learned, voices } = world();
    await voices.start();
    for (let hours = 0; hours < 20; hours += 1) await clock.pass(hour);
    expect({ asked: asked.length, learned: learned.length }).toEqual({ asked: 1, learned: 1 });
    for (let hours = 0; hours < 10; hours += 1) await clock.pass(hour);
    expect({ asked: asked.length, learned: learned.length }).toEqual({ asked: 2, learned: 2 });
  });

  it('waits longer each time where the network does not answer, and keeps what it has', async () => {
    const { clock, asked, net, voices, histories } = world();
    await voices.start();
    await clock.pass(hour);
    net.down = true;
    for (let hours = 0; hours < 48; hours += 1) await clock.pass(hour);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(12);
    expect(await histories.all()).toHaveLength(1);
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
