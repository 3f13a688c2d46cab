import type { HatcheckBridge } from '../../shared/ipc.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** A snapshot and when it came, so that countdowns go on between snapshots. */
export interface Received {
  readonly snapshot: Snapshot;
  /** Milliseconds of the window's monotonic clock. */
  readonly receivedAt: number;
}

/** The last snapshot, in the shape `useSyncExternalStore` asks for. */
export interface SnapshotStore {
  readonly get: () => Received | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Follows the bridge for the life of the window; asks once, in case nothing is published for a while. */
export function createSnapshotStore(bridge: HatcheckBridge, monotonic: () => number): SnapshotStore {
  let received: Received | null = null;
  const listeners = new Set<() => void>();
  const accept = (snapshot: Snapshot) => {
    received = { snapshot, receivedAt: monotonic() };
    for (const listener of listeners) listener();
  };
  bridge.subscribe(accept);
  bridge.run('snapshot.get', {}).then(
    (answer) => {
      if (answer.kind === 'ok' && received === null) accept(answer.value);
    },
    () => undefined, // The next published snapshot fills the window.
  );
  return {
    get: () => received,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What main's clock says now, told from the last snapshot and the time since. Epoch milliseconds. */
export function nowFrom(received: Received, monotonicNow: number): number {
  return received.snapshot.now + (monotonicNow - received.receivedAt);
}
