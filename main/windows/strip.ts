import type { BrowserWindow } from 'electron';
import { buttonBounds, overlap, type Rectangle, stripBounds } from './place-strip.ts';
import type { WindowFactory } from './window-factory.ts';

export interface StripParts {
  readonly create: WindowFactory;
  /** The primary display's bounds, in device-independent pixels. */
  readonly display: () => Rectangle;
  /** What nothing may cover, not even the strip, or null: the inside of the compose window while it is in use. */
  readonly keepFree: () => Rectangle | null;
}

/**
 * A bar across the top of the screen that lets every click through, and its button as a window of its own that takes
 * them. One window that takes clicks in a part of itself cannot be had on Linux: while it lets them through it is not
 * told of the mouse, and `screen.getCursorScreenPoint` stands still over other programs (electron issue 42519).
 */
export interface Strip {
  show(shown: boolean): void;
  /** Where the bar's page, zoomed as it is, left room for the button, from the bar's corner; null while there is nothing to lock. */
  setButton(room: Rectangle | null, zoom: number): void;
  /** Lays everything anew: a display, or what must be kept free, changed. */
  place(): void;
}

/** Stays above full-screen windows too, because it never takes the focus. */
const options = {
  frame: false,
  transparent: true,
  backgroundColor: '#00000000',
  alwaysOnTop: true,
  focusable: false,
  skipTaskbar: true,
  resizable: false,
  movable: false,
  hasShadow: false,
} as const;

interface Part {
  readonly window: BrowserWindow;
  /** Before, showing it would show nothing. */
  drawn: boolean;
}

export function createStrip({ create, display, keepFree }: StripParts): Strip {
  let bar: Part | null = null;
  let button: Part | null = null;
  let room: Rectangle | null = null;
  let zoom = 1;

  const make = (title: string, bounds: Rectangle, hash: string): Part => {
    const window = create('strip', { ...options, ...bounds, title }, hash);
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    const part: Part = { window, drawn: false };
    window.once('ready-to-show', () => {
      part.drawn = true;
      place();
    });
    return part;
  };

  const endButton = (): void => {
    button?.window.destroy();
    button = null;
  };

  const place = (): void => {
    if (bar === null) return;
    const across = stripBounds(display(), zoom);
    const free = keepFree();
    const shown = bar.drawn && (free === null || !overlap(free, across));
    layOut(bar, across, shown);
    if (room === null) {
      endButton();
      return;
    }
    const bounds = buttonBounds(across, room);
    button ??= make('Hatcheck strip: lock', bounds, 'lock');
    layOut(button, bounds, shown && button.drawn);
  };

  return {
    show(shown) {
      if (shown === (bar !== null)) return;
      if (shown) {
        bar = make('Hatcheck strip', stripBounds(display(), zoom), '');
        bar.window.setIgnoreMouseEvents(true);
        return;
      }
      endButton();
      room = null;
      bar?.window.destroy();
      bar = null;
    },
    setButton(next, zoomed) {
      room = next;
      zoom = zoomed;
      place();
    },
    place,
  };
}

function layOut({ window }: Part, bounds: Rectangle, shown: boolean): void {
  const now = window.getBounds();
  if (now.x !== bounds.x || now.y !== bounds.y || now.width !== bounds.width || now.height !== bounds.height) window.setBounds(bounds);
  if (shown && !window.isVisible()) window.showInactive();
  if (!shown && window.isVisible()) window.hide();
}
