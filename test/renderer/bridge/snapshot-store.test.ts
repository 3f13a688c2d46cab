import { expect, it, vi } from 'vitest';
import { createSnapshotStore, nowFrom } from '../../../renderer/bridge/snapshot-store.ts';
import { createFakeBridge } from '../../../renderer/preview/fake-bridge.ts';
import { base } from '../../../renderer/preview/fixture-parts.ts';

it('asks once for a snapshot, then follows what is published', async () => {
  const bridge = createFakeBridge(base, {});
  const store = createSnapshotStore(bridge, () => 0);
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  await vi.waitUntil(() => store.get() !== null);
  bridge.publish((snapshot) => ({ ...snapshot, online: false }));
  expect(store.get()?.snapshot.online).toBe(false);
  const calls = listener.mock.calls.length;
  unsubscribe();
  bridge.publish((snapshot) => ({ ...snapshot, online: true }));
  expect(listener.mock.calls.length).toBe(calls);
});

it('tells main’s time between snapshots from the monotonic clock', () => {
  expect(nowFrom({ snapshot: { ...base, now: 1_000_000 }, receivedAt: 500 }, 2500)).toBe(1_002_000);
});

it('asks for the whole where it missed a publication', async () => {
  const bridge = createFakeBridge(base, {});
  let tell: Parameters<typeof bridge.subscribe>[0] = () => {};
  const subscribe: typeof bridge.subscribe = (listener) => {
    tell = listener;
    return bridge.subscribe(listener);
  };
  const store = createSnapshotStore({ run: bridge.run, subscribe }, () => 0);
  await vi.waitUntil(() => store.get() !== null);
  tell({ seq: 7, from: 6, changes: { online: false } });
  await vi.waitUntil(() => bridge.ran.filter(({ name }) => name === 'snapshot.get').length === 2);
  expect(store.get()?.snapshot.online).toBe(true);
});
