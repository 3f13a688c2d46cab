import type { Clock } from '../clock.ts';
import type { Rectangle } from './place-strip.ts';

/** A place on the screens, in device-independent pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface StripClicksParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly cursor: () => Point;
  /** Where the strip lies, or null while it is not shown. */
  readonly strip: () => Rectangle | null;
  /** Lets the strip take clicks, or lets them through to what lies below. */
  readonly takeClicks: (takes: boolean) => void;
}

/** Lets clicks through the strip everywhere but on its button. */
export interface StripClicks {
  /** Where the page drew its button, inside the strip; null while it has none. */
  setButton(button: Rectangle | null): void;
}

/** How often the cursor is looked for while the strip has a button, in milliseconds. */
const lookEveryMs = 100;
/** The strip takes clicks from this near to its button on, in pixels: the cursor is looked for a few times a second only. */
const marginPx = 6;

/**
 * Looks where the cursor is, and takes clicks on the button only: while a window lets clicks through, Linux does not tell
 * it of the mouse (Electron's `forward` is for macOS and Windows). Looks only while a shown strip has a button.
 */
export function createStripClicks({ clock, cursor, strip, takeClicks }: StripClicksParts): StripClicks {
  let button: Rectangle | null = null;
  let takes = false;
  let cancel: (() => void) | null = null;

  const take = (wanted: boolean): void => {
    if (wanted === takes) return;
    takes = wanted;
    takeClicks(wanted);
  };
  const look = (): void => {
    cancel = null;
    const place = strip();
    if (place === null) button = null;
    take(place !== null && button !== null && isOnButton(cursor(), place, button));
    if (button !== null) cancel = clock.after(lookEveryMs, look);
  };

  return {
    setButton(next) {
      button = next;
      cancel?.();
      look();
    },
  };
}

/** Whether the cursor is on the strip's button, or so near that it may be there at the next look. */
export function isOnButton(cursor: Point, strip: Rectangle, button: Rectangle): boolean {
  const left = strip.x + button.x - marginPx;
  const right = strip.x + button.x + button.width + marginPx;
  const inStrip = cursor.y >= strip.y && cursor.y < strip.y + strip.height;
  return inStrip && cursor.x >= left && cursor.x < right;
}
