import { snapshotChannel } from '../../shared/channels.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { TrustedWindows } from './trusted-windows.ts';

export interface PublishParts {
  readonly state: StateStore;
  readonly snapshot: () => Snapshot;
  readonly windows: Pick<TrustedWindows, 'all'>;
  /** Runs soon, after the changes of this moment: many changes make one snapshot. */
  readonly soon: (run: () => void) => void;
  /** Others who show the state, such as the tray. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
}

/** Publishes a snapshot after every change of state, at most one a turn. The returned function publishes at once. */
export function publishSnapshots({ state, snapshot, windows, soon, onSnapshot }: PublishParts): () => void {
  let planned = false;
  const publish = (): void => {
    planned = false;
    const now = snapshot();
    for (const contents of windows.all()) if (!contents.isDestroyed()) contents.send(snapshotChannel, now);
    onSnapshot(now);
  };
  state.subscribe(() => {
    if (planned) return;
    planned = true;
    soon(publish);
  });
  return publish;
}
