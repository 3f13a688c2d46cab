import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** The windows that main itself opened. Only their top frame, on our own origin, is listened to. */
export interface TrustedWindows {
  trust(contents: WebContents): void;
  isTrusted(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
  all(): readonly WebContents[];
}

export function createTrustedWindows(origin: string): TrustedWindows {
  const trusted = new Set<WebContents>();
  return {
    trust(contents) {
      trusted.add(contents);
      contents.once('destroyed', () => trusted.delete(contents));
    },
    isTrusted({ sender, senderFrame }) {
      // A frame of another origin, or one that is gone, has no business here (Electron's security checklist, item 17).
      return trusted.has(sender) && senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`);
    },
    all: () => [...trusted],
  };
}
