import type { StateStore } from '../app-state/app-state.ts';
import type { Log } from '../log.ts';
import type { Notify } from './notify.ts';

/** Shows each new notice as the system's notification too, since no window may be open, and writes down that it was told. */
export function tellThePerson(state: StateStore, notify: Notify, log: Pick<Log, 'info' | 'warn'>): () => void {
  const told = new Set<string>();
  return state.subscribe(({ notices }) => {
    for (const { id, level, title, words } of notices) {
      if (told.has(id)) continue;
      told.add(id);
      log[level === 'info' ? 'info' : 'warn'](`Told: ${title}`);
      if (level !== 'info') notify(title, words);
    }
  });
}
