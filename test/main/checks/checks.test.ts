import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { CheckThread, FromCheckThread, ToCheckThread } from '../../../main/checks/check-messages.ts';
import { type CheckSources, createChecks } from '../../../main/checks/checks.ts';
import { lookHere } from '../../../main/checks/look-here.ts';
import { withDraftChanged } from '../../../main/drafts/draft-changes.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { accountOf, acme, draftOf, jo } from '../../../renderer/preview/fixture-parts.ts';
import { plainContext } from '../../../shared/checks/plain-context.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import type { Draft } from '../../../shared/post.ts';
import { createStillClock } from '../still-clock.ts';

const limits = { maxGraphemes: 10, maxBytes: 3000, maxImages: 4, threads: true };
const sources: CheckSources = {
  habitsOf: () => null,
  pulseOf: () => null,
  momentOf: () => null,
  unreachable: () => [],
  limitsOf: () => ({ ...limits, name: 'Bluesky' }),
};

/** What is truly to be said about a draft. */
const truth = (draft: Draft) =>
  runChecks(draft, { ...plainContext, limits, networkName: 'Bluesky', identity: draft.identityId === acme.id ? acme : jo });
const written = (text: string, change: Partial<Draft> = {}) => draftOf(text, { identityId: jo.id, ...change });

/** A thread that answers when it is told to. */
function fakeThread() {
  const asked: Extract<ToCheckThread, { kind: 'run' }>[] = [];
  const listeners: { answer?: (answer: FromCheckThread) => void; gone?: (why: string) => void } = {};
  let isEnded = false;
  const thread: CheckThread = {
    send: (message) => (message.kind === 'run' ? asked.push(message) : undefined),
    onAnswer: (listener) => (listeners.answer = listener),
    onGone: (listener) => (listeners.gone = listener),
    end: () => {
      isEnded = true;
    },
  };
  const answer = () => {
    const next = asked.shift();
    if (next !== undefined && !isEnded) listeners.answer?.({ run: next.run, findings: truth(next.draft) });
  };
  return { thread, asked, answer, breakDown: () => listeners.gone?.('it broke'), isEnded: () => isEnded };
}

function setUp(...drafts: readonly Draft[]) {
  const state = createStateStore({ ...initialState, accounts: [accountOf(jo), accountOf(acme)], drafts });
  const clock = createStillClock();
  const threads: ReturnType<typeof fakeThread>[] = [];
  const troubles: string[] = [];
  const changed: string[] = [];
  const checks = createChecks({
    ...{ state, clock, sources, limitMs: 2_000 },
    start: () => {
      const fake = fakeThread();
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
  world.checks.know({ models: { offence: null }, voices: null }, lookHere);
  world.checks.begin();
  return world;
};

it('stops everything until there is something to check with', () => {
  const { exact } = setUp(written('Short'));
  expect(exact().map(({ level }) => level)).toEqual(['stop']);
});

it('starts its thread only when it is told to begin', () => {
  const world = setUp(written('Short'));
  world.checks.know({ models: { offence: null }, voices: null }, lookHere);
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

it('stops a text that it could not look at in time, and starts a new thread for the next', async () => {
  const world = ready(setUp(written('a')));
  const settled = world.checks.settled('draft-1');
  world.clock.advance(2_000);
  await settled;
  expect(world.threads[0]?.isEnded()).toBe(true);
  expect(world.exact().map(({ level }) => level)).toEqual(['stop']);
  expect(world.troubles).toHaveLength(1);
  world.type('b');
  world.last()?.answer();
  expect(world.threads).toHaveLength(2);
  expect(world.exact()).toEqual([]);
});

it('looks at a text again that a breaking thread did not answer, once it has changed', () => {
  const world = ready(setUp(written('a')));
  world.last()?.breakDown();
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
