import type { StateStore } from '../app-state/app-state.ts';
import type { Log } from '../log.ts';
import type { Notify } from './notify.ts';

/**
 * Shows each new notice as the system's notification too, since no window may be open, and writes down that it was told.
 * The same for a post that only the person can say the outcome of: nothing goes on with it until they looked.
 */
export function tellThePerson(state: StateStore, notify: Notify, log: Pick<Log, 'info' | 'warn'>): () => void {
  const told = new Set<string>();
  const isNew = (key: string): boolean => !told.has(key) && told.add(key).has(key);
  return state.subscribe(({ notices, outbox }) => {
    for (const { id, level, title, words } of notices) {
      if (!isNew(id)) continue;
      log[level === 'info' ? 'info' : 'warn'](`Told: ${title}`);
      if (level !== 'info') notify(title, words);
    }
    for (const entry of outbox) {
      if (entry.state.kind !== 'notKnown' || !isNew(`${entry.id} ${entry.state.since}`)) continue;
      log.warn(`Told: ${notKnownTitle}`);
      notify(notKnownTitle, `Look at the page of @${entry.handle}, and say in Hatcheck whether it is there.`);
    }
  });
}

const notKnownTitle = 'Not known whether a post went out';
