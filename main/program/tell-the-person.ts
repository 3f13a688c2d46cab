import { Notification } from 'electron';
import type { StateStore } from '../app-state/app-state.ts';

/** Shows each new notice as the system's notification too: no window may be open. */
export function tellThePerson(state: StateStore): () => void {
  const told = new Set<string>();
  return state.subscribe(({ notices }) => {
    for (const notice of notices) {
      if (told.has(notice.id)) continue;
      told.add(notice.id);
      if (notice.level !== 'info' && Notification.isSupported()) new Notification({ title: notice.title, body: notice.words }).show();
    }
  });
}
