import { createContext, type ReactNode, useContext, useEffect, useReducer, useSyncExternalStore } from 'react';
import type { HatcheckBridge } from '../../shared/ipc.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { nowFrom, type Received, type SnapshotStore } from './snapshot-store.ts';

interface Hatcheck {
  readonly bridge: HatcheckBridge;
  readonly store: SnapshotStore;
}

const HatcheckContext = createContext<Hatcheck | null>(null);
const ReceivedContext = createContext<Received | null>(null);

/** Hands the bridge and the current snapshot to the window, and shows `loading` until there is one. */
export function HatcheckProvider(props: Hatcheck & { readonly loading: ReactNode; readonly children: ReactNode }) {
  const { bridge, store, loading, children } = props;
  const received = useSyncExternalStore(store.subscribe, store.get);
  return (
    <HatcheckContext value={{ bridge, store }}>
      {received === null ? loading : <ReceivedContext value={received}>{children}</ReceivedContext>}
    </HatcheckContext>
  );
}

export function useBridge(): HatcheckBridge {
  const hatcheck = useContext(HatcheckContext);
  if (hatcheck === null) throw new Error('useBridge needs a HatcheckProvider around it.');
  return hatcheck.bridge;
}

function useReceived(): Received {
  const received = useContext(ReceivedContext);
  if (received === null) throw new Error('useSnapshot needs a HatcheckProvider around it.');
  return received;
}

/** The whole truth, as main last published it. */
export function useSnapshot(): Snapshot {
  return useReceived().snapshot;
}

/** Main's clock in epoch milliseconds, told anew every second while `ticking`. */
export function useNow(ticking: boolean): number {
  const received = useReceived();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return nowFrom(received, performance.now());
}
