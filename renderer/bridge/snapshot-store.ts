import type { HatcheckBridge } from '../../shared/ipc.ts';
import { type Publication, wholePublication, withPublication } from '../../shared/publication.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** A snapshot and when it came, so that countdowns go on between snapshots. */
export interface Received {
  readonly snapshot: Snapshot;
  /** Milliseconds of the window's monotonic clock. */
  readonly receivedAt: number;
}

/** The last snapshot, in the shape `useSyncExternalStore` asks for. What did not change stays the same object. */
export interface SnapshotStore {
  readonly get: () => Received | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Follows the bridge for the life of the window; asks for the whole at first, and where it missed something. */
export function createSnapshotStore(bridge: HatcheckBridge, monotonic: () => number): SnapshotStore {
  let received: Received | null = null;
  let asking = false;
  const listeners = new Set<() => void>();
  const accept = (publication: Publication) => {
    const before = received?.snapshot ?? null;
    const snapshot = withPublication(before, publication);
    if (snapshot === null) return ask();
    if (snapshot === before) return;
    received = { snapshot, receivedAt: monotonic() };
    for (const listener of listeners) listener();
  };
  const ask = () => {
    if (asking) return;
    asking = true;
    bridge
      .run('snapshot.get', {})
      .finally(() => (asking = false))
      .then(
        (answer) => (answer.kind === 'ok' ? accept(wholePublication(answer.value)) : undefined),
        () => undefined, // The next publication that misses something asks again.
      );
  };
  bridge.subscribe(accept);
  ask();
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
