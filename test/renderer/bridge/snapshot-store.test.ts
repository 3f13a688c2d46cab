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
