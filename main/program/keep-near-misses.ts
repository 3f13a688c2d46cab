import { withNearMiss } from '../../shared/near-misses.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { countNearMisses } from '../checks/near-misses.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** Counts near-misses into the person's own settings. One that the disk refuses is lost: no harm is done by it. */
export function keepNearMisses(state: StateStore, clock: Clock, store: Pick<Store, 'saveSettings'>): () => void {
  return countNearMisses(state, clock, (kind) => {
    state.update((before) => {
      const nearMisses = withNearMiss(before.settings.nearMisses, kind, clock.now());
      return { ...before, settings: { ...before.settings, nearMisses } };
    });
    void store.saveSettings(state.get().settings).catch(() => {});
  });
}
