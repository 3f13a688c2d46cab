import type { BrowserWindow, WebContents } from 'electron';
import { type AheadWindow, drawAhead } from './draw-ahead.ts';
import type { Rectangle } from './place-strip.ts';
import { createStrip, type Strip } from './strip.ts';
import { addressOf, type PageName, type WindowFactory } from './window-factory.ts';

export type ConsolePage = 'accounts' | 'device' | 'policy' | 'history' | 'settings' | 'audience' | 'messages';

export interface WindowsParts {
  readonly create: WindowFactory;
  /** The primary display's bounds, in device-independent pixels. */
  readonly display: () => Rectangle;
  /** The compose window that `prepareCompose` made. */
  readonly compose: AheadWindow;
  /** Sends the page the snapshot of now. */
  readonly tell: (contents: WebContents) => void;
}

/** The program's windows. Each page has one window at most; opening it again brings it to the front. */
export interface Windows {
  openCompose(): void;
  /** The compose window stays as it was prepared, out of sight. */
  stayOutOfSight(): void;
  openConsole(page: ConsolePage): void;
  /** The only window while the keyring is locked. */
  openUnlock(): void;
  closeUnlock(): void;
  readonly strip: Strip;
  closeAll(): void;
}

const sizes = {
  compose: { width: 640, height: 760, minWidth: 480, minHeight: 420, title: 'Hatcheck' },
  console: { width: 880, height: 680, minWidth: 480, minHeight: 420, title: 'Hatcheck: accounts, device, policy, history' },
  unlock: { width: 560, height: 560, minWidth: 420, minHeight: 360, title: 'Hatcheck: keyring' },
} as const;

/** Loads the compose page out of sight, while what it will show is still being read. */
export function prepareCompose(create: WindowFactory): AheadWindow {
  return drawAhead(create('compose', sizes.compose));
}

export function createWindows({ create, compose, display, tell }: WindowsParts): Windows {
  const open = new Map<PageName, BrowserWindow>();
  let prepared: AheadWindow | null = compose;

  const keep = (page: PageName, window: BrowserWindow): BrowserWindow => {
    open.set(page, window);
    window.on('closed', () => open.get(page) === window && open.delete(page));
    return window;
  };

  /** At once, unlike `close`: a window that is going must not be taken for one that is there. */
  const end = (page: PageName): void => {
    const window = open.get(page);
    open.delete(page);
    window?.destroy();
  };

  /** Nothing covers the posting-as banner, not even our own strip: it gives way to the compose window in use. */
  const keepFree = (): Rectangle | null => {
    const compose = open.get('compose');
    return compose?.isVisible() && compose.isFocused() ? compose.getContentBounds() : null;
  };
  const strip = createStrip({ create, display, keepFree });

  const make = (page: 'compose' | 'console' | 'unlock', hash: string): BrowserWindow => {
    const window = keep(page, create(page, sizes[page], hash));
    if (page === 'compose') watchPlace(window, strip.place);
    return window;
  };
  watchPlace(keep('compose', compose.window), strip.place);

  const bringUp = (page: 'compose' | 'console' | 'unlock', hash = ''): void => {
    const there = open.get(page);
    if (prepared !== null && there === prepared.window) {
      prepared.show(tell);
      prepared = null;
      return;
    }
    if (there !== undefined) {
      if (there.isMinimized()) there.restore();
      there.show();
      there.focus();
      return;
    }
    const window = make(page, hash);
    window.once('ready-to-show', () => window.show());
  };

  return {
    openCompose: () => bringUp('compose'),
    stayOutOfSight: compose.leave,
    openConsole(page) {
      const there = open.get('console');
      if (there !== undefined) void there.loadURL(addressOf('console', page)); // only the hash changes: nothing is loaded anew
      bringUp('console', page);
    },
    openUnlock() {
      if (prepared !== null) end('compose');
      prepared = null;
      bringUp('unlock');
    },
    closeUnlock: () => end('unlock'),
    strip,
    closeAll() {
      strip.show(false);
      [...open.keys()].forEach(end);
    },
  };
}

/** Calls when what the window covers may have changed. */
function watchPlace(window: BrowserWindow, onChange: () => void): void {
  window.on('move', onChange).on('resize', onChange).on('focus', onChange).on('blur', onChange);
  window.on('show', onChange).on('hide', onChange).on('closed', onChange);
  window.on('enter-full-screen', onChange).on('leave-full-screen', onChange);
}
