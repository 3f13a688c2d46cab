import type { BrowserWindow, WebContents } from 'electron';
import { drawnChannel } from '../../shared/channels.ts';
import type { Rectangle } from './place-strip.ts';
import { overlap, stripBounds } from './place-strip.ts';
import { addressOf, type PageName, type WindowFactory } from './window-factory.ts';

export type ConsolePage = 'accounts' | 'device' | 'policy' | 'history';

export interface WindowsParts {
  readonly create: WindowFactory;
  /** The primary display's bounds, in device-independent pixels. */
  readonly display: () => Rectangle;
  /** Sends the page the snapshot of now. */
  readonly tell: (contents: WebContents) => void;
}

/** The program's windows. Each page has one window at most; opening it again brings it to the front. */
export interface Windows {
  /** Loads the compose page out of sight, while what it will show is still being read. */
  prepareCompose(): void;
  openCompose(): void;
  openConsole(page: ConsolePage): void;
  /** The only window while the keyring is locked. */
  openUnlock(): void;
  closeUnlock(): void;
  showStrip(shown: boolean): void;
  /** Whether the strip takes clicks, or lets them through to what lies below. */
  stripTakesClicks(takes: boolean): void;
  /** Where the strip lies, in device-independent pixels, or null while it is not shown. */
  stripPlace(): Rectangle | null;
  /** Lays the strip anew: a display came, went or changed. */
  placeStrip(): void;
  closeAll(): void;
}

const sizes = {
  compose: { width: 640, height: 760, minWidth: 480, minHeight: 420, title: 'Hatcheck' },
  console: { width: 880, height: 680, minWidth: 480, minHeight: 420, title: 'Hatcheck: accounts, device, policy, history' },
  unlock: { width: 520, height: 420, minWidth: 420, minHeight: 360, title: 'Hatcheck: keyring' },
} as const;

/** Stays above full-screen windows too, because it never takes the focus. */
const stripOptions = {
  frame: false,
  transparent: true,
  backgroundColor: '#00000000',
  alwaysOnTop: true,
  focusable: false,
  skipTaskbar: true,
  resizable: false,
  movable: false,
  hasShadow: false,
  title: 'Hatcheck strip',
} as const;

export function createWindows({ create, display, tell }: WindowsParts): Windows {
  const open = new Map<PageName, BrowserWindow>();
  let stripDrawn = false;
  let prepared: BrowserWindow | null = null;

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

  const giveWay = (): void => {
    const strip = open.get('strip');
    if (strip !== undefined && stripDrawn) giveWayTo(open.get('compose'), strip);
  };

  const make = (page: 'compose' | 'console' | 'unlock', hash: string): BrowserWindow => {
    const window = keep(page, create(page, sizes[page], hash));
    if (page === 'compose') watchPlace(window, giveWay);
    return window;
  };

  const bringUp = (page: 'compose' | 'console' | 'unlock', hash = ''): void => {
    const there = open.get(page);
    if (there !== undefined && there === prepared) {
      prepared = null;
      showOnceDrawn(there, tell);
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

  const placeStrip = (): void => {
    open.get('strip')?.setBounds(stripBounds(display()));
    giveWay();
  };

  const openStrip = (): void => {
    if (open.has('strip')) return;
    const strip = keep('strip', create('strip', { ...stripOptions, ...stripBounds(display()) }));
    keepOnTop(strip);
    stripDrawn = false;
    strip.once('ready-to-show', () => {
      stripDrawn = true;
      placeStrip();
    });
  };

  return {
    prepareCompose() {
      prepared = make('compose', '');
    },
    openCompose: () => bringUp('compose'),
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
    showStrip: (shown) => (shown ? openStrip() : end('strip')),
    stripTakesClicks: (takes) => open.get('strip')?.setIgnoreMouseEvents(!takes, { forward: true }),
    stripPlace: () => open.get('strip')?.getBounds() ?? null,
    placeStrip,
    closeAll: () => [...open.keys()].forEach(end),
  };
}

function keepOnTop(strip: BrowserWindow): void {
  strip.setAlwaysOnTop(true, 'screen-saver');
  strip.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  strip.setIgnoreMouseEvents(true, { forward: true });
}

/** Nothing covers the posting-as banner, not even our own strip: it gives way to the compose window in use. */
function giveWayTo(compose: BrowserWindow | undefined, strip: BrowserWindow): void {
  const hide = compose?.isVisible() && compose.isFocused() && overlap(compose.getContentBounds(), strip.getBounds());
  if (hide && strip.isVisible()) strip.hide();
  if (!hide && !strip.isVisible()) strip.showInactive();
}

/** The page is there, but not yet what it shall show: that is sent, and the window waits for it to be in the page. */
function showOnceDrawn(window: BrowserWindow, tell: WindowsParts['tell']): void {
  const { webContents } = window;
  const ask = (): void => {
    tell(webContents);
    webContents.ipc.once(drawnChannel, () => window.show());
    webContents.send(drawnChannel);
  };
  if (webContents.isLoadingMainFrame()) webContents.once('did-finish-load', ask);
  else ask();
}

/** Calls when what the window covers may have changed. */
function watchPlace(window: BrowserWindow, onChange: () => void): void {
  window.on('move', onChange).on('resize', onChange).on('focus', onChange).on('blur', onChange);
  window.on('show', onChange).on('hide', onChange).on('closed', onChange);
  window.on('enter-full-screen', onChange).on('leave-full-screen', onChange);
}
