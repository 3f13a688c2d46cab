import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { PageName } from '../windows/window-factory.ts';

/** The windows that main itself opened. Only their top frame, on our own origin, is listened to. */
export interface TrustedWindows {
  trust(contents: WebContents, page: PageName): void;
  /** Which of our pages is speaking, as main opened it; null where it is none. */
  pageOf(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): PageName | null;
  all(): readonly WebContents[];
}

export function createTrustedWindows(origin: string): TrustedWindows {
  const trusted = new Map<WebContents, PageName>();
  return {
    trust(contents, page) {
      trusted.set(contents, page);
      contents.once('destroyed', () => trusted.delete(contents));
    },
    pageOf({ sender, senderFrame }) {
      // A frame of another origin, or one that is gone, has no business here (Electron's security checklist, item 17).
      const isOurs = senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`);
      return isOurs ? (trusted.get(sender) ?? null) : null;
    },
    all: () => [...trusted.keys()],
  };
}
