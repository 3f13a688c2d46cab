import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { publishSnapshots } from '../../../main/ipc/publish-snapshots.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { base } from '../../../renderer/preview/fixture-parts.ts';

function setUp(destroyed = false) {
  const state = createStateStore(initialState);
  const sent: unknown[] = [];
  const shown: unknown[] = [];
  const planned: (() => void)[] = [];
  const contents = { isDestroyed: () => destroyed, send: (...args: unknown[]) => void sent.push(args) } as unknown as WebContents;
  const publish = publishSnapshots({
    state,
    snapshot: () => ({ ...base, online: state.get().online }),
    windows: { all: () => [contents] },
    soon: (run) => void planned.push(run),
    onSnapshot: (snapshot) => shown.push(snapshot.online),
  });
  const turn = () => {
    for (const run of planned.splice(0)) run();
  };
  const goOnline = (online: boolean) => state.update((before) => ({ ...before, online }));
  return { sent, shown, publish, turn, goOnline };
}

it('makes one snapshot of many changes, after the last of them', () => {
  const { sent, shown, turn, goOnline } = setUp();
  for (const online of [false, true, false]) goOnline(online);
  expect(sent).toEqual([]);
  turn();
  expect(sent).toEqual([['hatcheck:snapshot', { ...base, online: false }]]);
  expect(shown).toEqual([false]);
  turn();
  expect(sent).toHaveLength(1);
});

it('publishes again after the next change', () => {
  const { shown, turn, goOnline } = setUp();
  goOnline(false);
  turn();
  goOnline(true);
  turn();
  expect(shown).toEqual([false, true]);
});

it('leaves out a window that is gone, and still tells the tray', () => {
  const { sent, shown, publish } = setUp(true);
  publish();
  expect(sent).toEqual([]);
  expect(shown).toHaveLength(1);
});
