import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { CheckThread, FromCheckThread, ToCheckThread } from '../../../main/checks/check-messages.ts';
import type { CheckSources } from '../../../main/checks/check-sources.ts';
import type { Asked } from '../../../main/checks/checker.ts';
import { createChecks } from '../../../main/checks/checks.ts';
import { lookHere } from '../../../main/checks/look-here.ts';
import { withDraftChanged } from '../../../main/drafts/draft-changes.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { unreachableNow } from '../../../main/program/reach-now.ts';
import { accountOf, acme, draftOf, jo } from '../../../renderer/preview/fixture-parts.ts';
import { unansweredFinding } from '../../../shared/checks/own-findings.ts';
import { noModels, plainContext } from '../../../shared/checks/plain-context.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import type { Draft } from '../../../shared/post.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { createStillClock } from '../still-clock.ts';

const limits = graphemeLimits({ maxLength: 10, maxBytes: 3000, maxImages: 4 });
const sources: CheckSources = {
  habitsOf: () => null,
  pulseOf: () => null,
  momentOf: () => null,
  unreachable: () => [],
  networkOf: () => ({ id: 'bluesky', name: 'Bluesky', limits, ...plainContext.offers }),
};

/** What is truly to be said about a draft. */
const truth = (draft: Draft) =>
  runChecks(draft, { ...plainContext, limits, networkName: 'Bluesky', identity: draft.identityId === acme.id ? acme : jo });
const find = ({ draft, facts }: Asked) => lookHere(draft, facts, { models: noModels, voices: null });
const written = (text: string, change: Partial<Draft> = {}) => draftOf(text, { identityId: jo.id, ...change });

/** A thread that answers when it is told to; one that is `slow` also has to be told that it is ready. */
function fakeThread(slow = false) {
  const asked: Extract<ToCheckThread, { kind: 'run' }>[] = [];
  const listeners: { answer?: (answer: FromCheckThread) => void; gone?: (why: string) => void } = {};
  let isEnded = false;
  const thread: CheckThread = {
    send: (message) => (message.kind === 'run' ? asked.push(message) : undefined),
    onAnswer: (listener) => {
      listeners.answer = listener;
      if (!slow) listener({ kind: 'ready' });
    },
    onGone: (listener) => (listeners.gone = listener),
    end: () => {
      isEnded = true;
    },
  };
  const answer = () => {
    const next = asked.shift();
    if (next !== undefined && !isEnded) listeners.answer?.({ kind: 'found', run: next.run, findings: find(next) });
  };
  const becomeReady = () => listeners.answer?.({ kind: 'ready' });
  return { thread, asked, answer, becomeReady, breakDown: () => listeners.gone?.('it broke'), isEnded: () => isEnded };
}

function setUp(...drafts: readonly Draft[]) {
  return setUpWith({}, ...drafts);
}

interface Setting {
  /** Threads have to be told that they are ready. */
  readonly slow?: boolean;
  /** Knows the time, the battery and the network. */
  readonly reaches?: boolean;
}

function setUpWith({ slow, reaches }: Setting, ...drafts: readonly Draft[]) {
  const state = createStateStore({ ...initialState, accounts: [accountOf(jo), accountOf(acme)], drafts });
  const clock = createStillClock();
  const threads: ReturnType<typeof fakeThread>[] = [];
  const troubles: string[] = [];
  const changed: string[] = [];
  const checks = createChecks({
    ...{ state, clock, limitMs: 2_000 },
    sources: reaches ? { ...sources, unreachable: () => unreachableNow(state.get(), clock.now()) } : sources,
    start: () => {
      const fake = fakeThread(slow);
      threads.push(fake);
      return fake.thread;
    },
    onTrouble: (words) => troubles.push(words),
    onChanged: (id) => changed.push(id),
  });
  const draft = (id = 'draft-1'): Draft => state.get().drafts.find((one) => one.id === id) ?? draftOf('', { id });
  const type = (text: string, id = 'draft-1') =>
    state.update((before) => withDraftChanged(before, id, (was) => ({ ...was, parts: draftOf(text).parts })));
  const change = (more: Partial<Draft>) => state.update((before) => withDraftChanged(before, 'draft-1', (was) => ({ ...was, ...more })));
  const exact = (of = draft()) => checks.findingsOf(of, of.identityId === acme.id ? acme : jo);
  const last = () => threads.at(-1);
  return { state, clock, checks, threads, troubles, changed, draft, type, change, exact, last };
}

const ready = (world: ReturnType<typeof setUp>) => {
  world.checks.know({ models: noModels, voices: null }, lookHere);
  world.checks.begin();
  return world;
};

it('stops everything until there is something to check with', () => {
  const { exact } = setUp(written('Short'));
  expect(exact().map(({ level }) => level)).toEqual(['stop']);
});

it('lets who confirms just after the start wait for something to check with, and not for ever', async () => {
  const world = setUp(written('Short'));
  world.checks.begin();
  const settled = world.checks.settled('draft-1');
  world.checks.know({ models: noModels, voices: null }, lookHere);
  world.last()?.answer();
  await settled;
  expect(world.exact()).toEqual([]);

  const never = setUp(written('Short'));
  never.checks.begin();
  const given = never.checks.settled('draft-1');
  never.clock.advance(10_000);
  await given;
  expect(never.exact().map(({ level }) => level)).toEqual(['stop']);
});

it('starts its thread only when it is told to begin', () => {
  const world = setUp(written('Short'));
  world.checks.know({ models: noModels, voices: null }, lookHere);
  expect(world.threads).toHaveLength(0);
  expect(world.exact()).toEqual([]);
  world.checks.begin();
  expect(world.threads).toHaveLength(1);
});

it('shows what the thread found, and says in which words', () => {
  const world = ready(setUp(written('Much too long for ten')));
  world.last()?.answer();
  const { parts, findings } = world.state.get().findings['draft-1'] ?? {};
  expect(parts).toBe(world.draft().parts);
  expect(findings?.map(({ check }) => check)).toEqual(['length']);
});

it('looks at one draft at a time, and of its words only at the newest', () => {
  const world = ready(setUp(written('a')));
  for (const text of ['ab', 'abc', 'abcd']) world.type(text);
  world.last()?.answer();
  expect(world.state.get().findings, 'older words are nobody’s business').toEqual({});
  expect(world.last()?.asked.map(({ draft }) => draft.parts[0]?.text)).toEqual(['abcd']);
  world.last()?.answer();
  expect(world.state.get().findings['draft-1']?.parts).toBe(world.draft().parts);
});

it('does not look again where nothing but an acknowledgement changed', () => {
  const world = ready(setUp(written('a')));
  world.last()?.answer();
  world.change({ acknowledged: ['x'] });
  expect(world.last()?.asked).toEqual([]);
});

it('takes an acknowledgement away with the words it was about', () => {
  const world = ready(setUp(written('fine', { acknowledged: ['gone'] })));
  world.last()?.answer();
  expect(world.draft().acknowledged).toEqual([]);
  expect(world.changed).toEqual(['draft-1']);
});

it('tries a text that it could not look at in time once more in a new thread, then stops it', async () => {
  const world = ready(setUp(written('a')));
  const settled = world.checks.settled('draft-1');
  world.clock.advance(2_000);
  expect(world.threads[0]?.isEnded()).toBe(true);
  expect(world.exact().map(({ level }) => level)).toEqual(['stop']);
  expect(world.state.get().findings, 'not shown yet').toEqual({});
  world.clock.advance(2_000);
  await settled;
  expect(world.threads).toHaveLength(2);
  expect(world.exact().map(({ level }) => level)).toEqual(['stop']);
  expect(world.state.get().findings['draft-1']?.findings).toEqual([unansweredFinding]);
  expect(world.troubles).toHaveLength(2);
  world.type('b');
  world.last()?.answer();
  expect(world.threads).toHaveLength(3);
  expect(world.exact()).toEqual([]);
});

it('looks at what was not answered again within a minute, also where its words cannot change', () => {
  const world = ready(setUp(written('a')));
  for (const _ of [1, 2]) world.clock.advance(2_000);
  expect(world.exact()).toEqual([unansweredFinding]);
  world.clock.advance(60_000);
  expect(world.exact(), 'until it is answered').toEqual([unansweredFinding]);
  world.last()?.answer();
  expect(world.exact()).toEqual([]);
  expect(world.state.get().findings['draft-1']?.findings).toEqual([]);
});

it('does not count the time in which a thread becomes ready', () => {
  const world = ready(setUpWith({ slow: true }, written('a')));
  world.clock.advance(9_000);
  world.last()?.becomeReady();
  world.clock.advance(1_999);
  expect(world.troubles).toEqual([]);
  world.clock.advance(1);
  expect(world.troubles).toHaveLength(1);
});

it('gives up a thread that never becomes ready', () => {
  const world = ready(setUpWith({ slow: true }, written('a')));
  world.clock.advance(10_000);
  expect(world.threads[0]?.isEnded()).toBe(true);
  expect(world.troubles).toHaveLength(1);
});

const shownIn = ({ state }: ReturnType<typeof setUp>) => state.get().findings['draft-1']?.findings;
const aHour = 60 * 60_000;
const lowBattery = { level: 0.05, charging: false };

it('shows that the battery has fallen, without a key pressed', () => {
  const world = ready(setUpWith({ reaches: true }, written('Doors', { identityId: acme.id })));
  world.last()?.answer();
  world.state.update((before) => ({ ...before, battery: lowBattery }));
  world.last()?.answer();
  expect(shownIn(world)?.map(({ type }) => type)).toEqual(['reachable-battery']);
});

it('shows what the hour has brought before a confirmation is judged', async () => {
  const world = ready(setUpWith({ reaches: true }, written('Doors', { identityId: acme.id })));
  const away = { words: 'train', from: world.clock.now() + aHour + 30_000, until: null };
  world.state.update((before) => ({ ...before, settings: { ...before.settings, away } }));
  for (const _ of [1, 2]) world.last()?.answer();
  world.clock.advance(31_000);
  const settled = world.checks.settled('draft-1');
  world.last()?.answer();
  await settled;
  expect(shownIn(world)?.map(({ type }) => type)).toEqual(['reachable-away']);
});

it('shows exactly what the guard would find, whatever time, battery and network do', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('battery' as const), battery: fc.constantFrom(null, lowBattery, { level: 0.9, charging: true }) }),
    fc.record({ kind: fc.constant('online' as const), online: fc.boolean() }),
    fc.record({
      kind: fc.constant('leave' as const),
      inMinutes: fc.integer({ min: 0, max: 300 }),
      minutes: fc.integer({ min: 1, max: 300 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const world = ready(setUpWith({ reaches: true }, written('Doors', { identityId: acme.id })));
      const answerAll = () => {
        while ((world.last()?.asked.length ?? 0) > 0) world.last()?.answer();
      };
      for (const one of steps) {
        answerAll();
        const from = world.clock.now() + (one.kind === 'leave' ? one.inMinutes * 60_000 : 0);
        if (one.kind === 'pass') world.clock.advance(one.minutes * 60_000);
        else if (one.kind === 'battery') world.state.update((before) => ({ ...before, battery: one.battery }));
        else if (one.kind === 'online') world.state.update((before) => ({ ...before, online: one.online }));
        else {
          const away = { words: 'away', from, until: from + one.minutes * 60_000 };
          world.state.update((before) => ({ ...before, settings: { ...before.settings, away } }));
        }
        answerAll();
        expect(shownIn(world)).toEqual(world.exact());
      }
    }),
  );
});

it('looks at a text again that breaking threads did not answer, once it has changed', () => {
  const world = ready(setUp(written('a')));
  for (const _ of [1, 2]) world.last()?.breakDown();
  expect(world.exact().map(({ level }) => level)).toEqual(['stop']);
  world.type('ab');
  world.last()?.answer();
  expect(world.exact()).toEqual([]);
});

it('forgets a draft that is gone', () => {
  const world = ready(setUp(written('Much too long for ten')));
  world.last()?.answer();
  world.state.update((before) => ({ ...before, drafts: [] }));
  expect(world.state.get().findings).toEqual({});
});

it('never tells the guard anything but the truth about exactly its words, whatever came in between', () => {
  const text = fc.constantFrom('', 'short', 'exactly 10', 'eleven char', 'Much too long for ten');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), text }),
    fc.record({ kind: fc.constant('bind' as const), brand: fc.boolean() }),
    fc.record({ kind: fc.constant('answer' as const) }),
    fc.record({ kind: fc.constant('break' as const) }),
    fc.record({ kind: fc.constant('late' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const world = ready(setUp(written('')));
      for (const one of steps) {
        if (one.kind === 'type') world.type(one.text);
        else if (one.kind === 'bind') world.change({ identityId: one.brand ? acme.id : jo.id });
        else if (one.kind === 'answer') world.last()?.answer();
        else if (one.kind === 'break') world.last()?.breakDown();
        else world.clock.advance(2_000);
        const said = world.exact();
        if (said.some(({ check }) => check === 'checks')) expect(said.map(({ level }) => level)).toEqual(['stop']);
        else expect(said).toEqual(truth(world.draft()));
      }
    }),
  );
});
