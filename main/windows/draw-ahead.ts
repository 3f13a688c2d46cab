import type { BrowserWindow, WebContents } from 'electron';
import { drawnChannel } from '../../shared/channels.ts';

/** A page that does not say that it has drawn is shown after so many milliseconds all the same. */
const answerLimitMs = 2_000;

/** A window whose page is loaded, out of sight, before there is anything to show in it. */
export interface AheadWindow {
  readonly window: BrowserWindow;
  /** Once: sends the page what it shall show, by `tell`, and shows the window when that is in it. */
  readonly show: (tell: (contents: WebContents) => void) => void;
  /** Leaves it out of sight until it is shown after all. */
  readonly leave: () => void;
  /** Resolves when it was shown, or left out of sight, or is gone. */
  readonly settled: Promise<void>;
}

/** `window`: just made, its page beginning to load. */
export function drawAhead(window: BrowserWindow): AheadWindow {
  const { webContents } = window;
  const loaded = new Promise<void>((resolve) => webContents.once('did-stop-loading', resolve));
  const ask = (tell: (contents: WebContents) => void): void => {
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
  let leave = (): void => {};
  const settled = new Promise<void>((resolve) => {
    leave = resolve;
    window.once('show', resolve).once('closed', resolve);
  });
  return { window, show: (tell) => void loaded.then(() => ask(tell)), leave: () => leave(), settled };
}
