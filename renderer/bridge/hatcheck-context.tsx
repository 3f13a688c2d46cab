import { createContext, type ReactNode, useCallback, useContext, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import type { HatcheckBridge } from '../../shared/ipc.ts';
import { keepEqual } from '../../shared/keep-equal.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { nowFrom, type Received, type SnapshotStore } from './snapshot-store.ts';

interface Hatcheck {
  readonly bridge: HatcheckBridge;
  readonly store: SnapshotStore;
}

const HatcheckContext = createContext<Hatcheck | null>(null);

/** Hands the bridge and the snapshots to the window, and shows `loading` until there is one. */
export function HatcheckProvider(props: Hatcheck & { readonly loading: ReactNode; readonly children: ReactNode }) {
  const { bridge, store, loading, children } = props;
  const isHere = useSyncExternalStore(store.subscribe, () => store.get() !== null);
  const hatcheck = useRef<Hatcheck>({ bridge, store });
  return <HatcheckContext value={hatcheck.current}>{isHere ? children : loading}</HatcheckContext>;
}

function useHatcheck(): Hatcheck {
  const hatcheck = useContext(HatcheckContext);
  if (hatcheck === null) throw new Error('A window needs a HatcheckProvider around it.');
  return hatcheck;
}

export function useBridge(): HatcheckBridge {
  return useHatcheck().bridge;
}

function receivedBy(store: SnapshotStore): Received {
  const received = store.get();
  if (received === null) throw new Error('There is no snapshot yet: ask inside a HatcheckProvider only.');
  return received;
}

/** The whole truth, as main last published it: draws anew with every publication. */
export function useSnapshot(): Snapshot {
  const { store } = useHatcheck();
  return useSyncExternalStore(store.subscribe, () => receivedBy(store).snapshot);
}

/**
 * What `select` makes of the snapshot: draws anew only where that says something else than before.
 * `select` is pure, and works for every snapshot, also one in which what it looks for is gone.
 */
export function useSlice<T>(select: (snapshot: Snapshot) => T): T {
  const { store } = useHatcheck();
  const last = useRef<T | undefined>(undefined);
  const get = (): T => {
    last.current = keepEqual(last.current, select(receivedBy(store).snapshot));
    return last.current;
  };
  return useSyncExternalStore(store.subscribe, get);
}

/** The snapshot of now, for those who ask once and follow nothing. */
export function useAskSnapshot(): () => Snapshot {
  const { store } = useHatcheck();
  return useCallback(() => receivedBy(store).snapshot, [store]);
}

/** Calls `act` with every snapshot that comes, and draws nothing. `act` must stay the same function. */
export function useEachSnapshot(act: (snapshot: Snapshot) => void): void {
  const { store } = useHatcheck();
  useEffect(() => {
    const tell = () => act(receivedBy(store).snapshot);
    tell();
    return store.subscribe(tell);
  }, [store, act]);
}

/** Main's clock in epoch milliseconds, told anew every second while `ticking`. */
export function useNow(ticking: boolean): number {
  const { store } = useHatcheck();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return nowFrom(receivedBy(store), performance.now());
}
