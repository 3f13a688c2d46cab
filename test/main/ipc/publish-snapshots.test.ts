import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { createPublisher } from '../../../main/ipc/publish-snapshots.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { base, draftOf } from '../../../renderer/preview/fixture-parts.ts';
import type { Draft } from '../../../shared/post.ts';
import type { Publication } from '../../../shared/publication.ts';
import type { DraftStatus } from '../../../shared/snapshot.ts';

const statusOf = (draft: Draft): DraftStatus => ({ draft, findings: [], checked: true, refusal: null, mustRetype: false });

function setUp() {
  const state = createStateStore({ ...initialState, drafts: [draftOf('Doors'), draftOf('Home', { id: 'draft-2' })] });
  const told: Publication[] = [];
  const turns: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const { seq: _, ...unnumbered } = base;
  const time = { main: base.now, machine: 0 };
  const publisher = createPublisher({
    state,
    make: () => ({ ...unnumbered, now: time.main, online: state.get().online, drafts: state.get().drafts.map(statusOf) }),
    soon: (run) => void turns.push(run),
    later: (_ms, run) => void waits.push(run),
    elapsed: () => time.machine,
  });
  publisher.follow((publication) => told.push(publication));
  const runAll = (planned: (() => void)[]) => {
    for (const run of planned.splice(0)) run();
  };
  return {
    ...{ state, told, publisher, time },
    turn: () => runAll(turns),
    wait: () => runAll(waits),
    goOnline: (online: boolean) => state.update((before) => ({ ...before, online })),
    type: (text: string) =>
      state.update((before) => ({ ...before, drafts: before.drafts.map((draft) => ({ ...draft, parts: draftOf(text).parts })) })),
  };
}

it('publishes everything at first, then only what changed', () => {
  const { state, told, publisher, turn, goOnline } = setUp();
  const drafts = state.get().drafts.map(statusOf);
  publisher.current();
  goOnline(false);
  turn();
  expect(told).toEqual([
    { seq: 1, from: null, changes: { ...base, seq: 1, online: true, drafts } },
    { seq: 2, from: 1, changes: { seq: 2, online: false } },
  ]);
});

it('makes one publication of many changes, after the last of them', () => {
  const { told, turn, goOnline } = setUp();
  for (const online of [false, true, false]) goOnline(online);
  expect(told).toEqual([]);
  turn();
  turn();
  expect(told.map(({ changes }) => changes.online)).toEqual([false]);
});

it('waits with what is only typed, and not with what comes meanwhile', () => {
  const { told, turn, wait, type, goOnline } = setUp();
  type('Doors o');
  type('Doors op');
  turn();
  expect(told).toHaveLength(0);
  wait();
  expect(told).toHaveLength(1);
  type('Doors ope');
  goOnline(false);
  turn();
  expect(told).toHaveLength(2);
  wait();
  expect(told, 'the waiting one has been published along').toHaveLength(2);
});

it('shows at once that a draft was put aside, and that it was taken up again', () => {
  const { state, told, turn } = setUp();
  const put = (kept: { readonly until: number | null } | undefined) =>
    state.update((before) => ({ ...before, drafts: before.drafts.map(({ kept: _, ...draft }) => (kept ? { ...draft, kept } : draft)) }));
  put({ until: null });
  turn();
  expect(told).toHaveLength(1);
  put(undefined);
  turn();
  expect(told).toHaveLength(2);
});

it('does not take for typing what changes who it is from, or that there is nothing', () => {
  const { state, told, turn, type } = setUp();
  type('');
  turn();
  expect(told).toHaveLength(1);
  state.update((before) => ({ ...before, drafts: before.drafts.map((draft) => ({ ...draft, identityId: 'somebody' })) }));
  turn();
  expect(told).toHaveLength(2);
});

it('publishes nothing where only time went by', () => {
  const { state, told, publisher, time, turn, wait } = setUp();
  publisher.current();
  state.update((before) => ({ ...before, findings: {} }));
  time.main += 5_000;
  time.machine += 5_020;
  turn();
  wait();
  expect(told).toHaveLength(1);
});

it('publishes that the clock was changed', () => {
  const { state, told, publisher, time, turn, wait } = setUp();
  publisher.current();
  state.update((before) => ({ ...before, findings: {} }));
  time.main += 60_000;
  time.machine += 20;
  turn();
  wait();
  expect(told.slice(1)).toEqual([{ seq: 2, from: 1, changes: { seq: 2, now: base.now + 60_000 } }]);
});

it('tells who asks the time of now', () => {
  const { publisher, time } = setUp();
  publisher.current();
  time.main += 5_000;
  time.machine += 5_000;
  expect(publisher.current().now).toBe(base.now + 5_000);
});
