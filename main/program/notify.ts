import type { DBus } from '../d-bus.ts';

/** Shows one notification of the system, if it can. Never throws and never waits; a notice is also in the window. */
export type Notify = (title: string, words: string) => void;

/** Milliseconds for the service to be started and to answer. */
const limitMs = 10_000;

/**
 * Linux (Desktop Notifications Specification 1.2, `Notify`). Not through Electron: there, a notification service that
 * does not answer stops the whole main process for 25 seconds a question, and with it every hold and every freeze.
 */
export function notifyOverDBus(openSessionBus: () => DBus): Notify {
  return (title, words) => {
    const bus = openSessionBus();
    const notification = {
      destination: 'org.freedesktop.Notifications',
      path: '/org/freedesktop/Notifications',
      interface: 'org.freedesktop.Notifications',
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body: ['Hatcheck', 0, 'hatcheck', title, withoutMarkup(words), [], {}, -1],
      mayStart: true,
    };
    void bus.call(notification, limitMs).finally(() => bus.disconnect());
  };
}

/** Services may read the words as markup. */
function withoutMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
