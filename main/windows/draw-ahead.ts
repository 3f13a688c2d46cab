import type { BrowserWindow, WebContents } from 'electron';
import { drawnChannel } from '../../shared/channels.ts';

/** A page that does not say that it has drawn is shown after so many milliseconds all the same. */
const answerLimitMs = 2_000;

/** A window whose page is loaded, out of sight, before there is anything to show in it. */
export interface AheadWindow {
  readonly window: BrowserWindow;
  /** Once: sends the page what it shall show, and shows the window when that is in it. */
  readonly show: () => void;
}

/** `window`: just made, its page beginning to load. `tell` sends a page the snapshot of now. */
export function drawAhead(window: BrowserWindow, tell: (contents: WebContents) => void): AheadWindow {
  const { webContents } = window;
  const loaded = new Promise<void>((resolve) => webContents.once('did-stop-loading', resolve));
  const ask = (): void => {
    if (window.isDestroyed()) return;
    const show = (): void => {
      clearTimeout(limit);
      if (!window.isDestroyed()) window.show();
    };
    const limit = setTimeout(show, answerLimitMs);
    tell(webContents);
    webContents.ipc.once(drawnChannel, show);
    webContents.send(drawnChannel);
  };
  return { window, show: () => void loaded.then(ask) };
}
