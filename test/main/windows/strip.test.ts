import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buttonBounds, overlap, type Rectangle, stripBounds } from '../../../main/windows/place-strip.ts';
import { createStrip } from '../../../main/windows/strip.ts';

/** The part of a window that the strip uses. */
class FakeWindow extends EventEmitter {
  visible = false;
  gone = false;
  ignoresMouse = false;
  bounds: Rectangle;
  readonly hash: string;
  constructor(bounds: Rectangle, hash: string) {
    super();
    this.bounds = bounds;
    this.hash = hash;
  }
  setAlwaysOnTop(): void {}
  setVisibleOnAllWorkspaces(): void {}
  setIgnoreMouseEvents(ignore: boolean): void {
    this.ignoresMouse = ignore;
  }
  getBounds(): Rectangle {
    return this.bounds;
  }
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }
  isVisible(): boolean {
    return this.visible;
  }
  showInactive(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  destroy(): void {
    this.gone = true;
  }
}

const display: Rectangle = { x: 0, y: 0, width: 1280, height: 800 };
const room: Rectangle = { x: 781.9, y: 3, width: 45.8, height: 20 };

function setUp() {
  const made: FakeWindow[] = [];
  const world = { display, free: null as Rectangle | null };
  const strip = createStrip({
    create: (_page, options, hash) => {
      const window = new FakeWindow(
        { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 0, height: options.height ?? 0 },
        hash ?? '',
      );
      made.push(window);
      return window as unknown as BrowserWindow;
    },
    display: () => world.display,
    keepFree: () => world.free,
  });
  const draw = (): void => made.forEach((window) => void window.emit('ready-to-show'));
  const there = (): readonly FakeWindow[] => made.filter((window) => !window.gone);
  return { strip, world, draw, there };
}

it('shows a bar that lets clicks through, and only its button takes them', () => {
  const { strip, draw, there } = setUp();
  strip.show(true);
  draw();
  strip.setButton(room, 1);
  draw();
  expect(there().map(({ hash, ignoresMouse, visible, bounds }) => ({ hash, ignoresMouse, visible, bounds }))).toEqual([
    { hash: '', ignoresMouse: true, visible: true, bounds: { x: 0, y: 0, width: 1280, height: 26 } },
    { hash: 'lock', ignoresMouse: false, visible: true, bounds: { x: 781, y: 3, width: 47, height: 20 } },
  ]);
});

it('shows nothing that is not drawn yet', () => {
  const { strip, there } = setUp();
  strip.show(true);
  strip.setButton(room, 1);
  strip.place();
  expect(there().map(({ visible }) => visible)).toEqual([false, false]);
});

it('takes the button away with what it locks, and both when not wanted', () => {
  const { strip, draw, there } = setUp();
  strip.show(true);
  strip.setButton(room, 1);
  draw();
  strip.setButton(null, 1);
  expect(there().map(({ hash }) => hash)).toEqual(['']);
  strip.setButton(room, 1);
  strip.show(false);
  expect(there()).toEqual([]);
  strip.show(true);
  draw();
  expect(there().map(({ hash }) => hash)).toEqual(['']);
});

it('hears of a button before and after its time without harm', () => {
  const { strip, there } = setUp();
  strip.setButton(room, 1);
  expect(there()).toEqual([]);
});

it('gives way to what must be kept free, and comes back', () => {
  const { strip, world, draw, there } = setUp();
  strip.show(true);
  strip.setButton(room, 1);
  draw();
  draw();
  world.free = { x: 300, y: 20, width: 640, height: 700 };
  strip.place();
  expect(there().map(({ visible }) => visible)).toEqual([false, false]);
  world.free = { x: 300, y: 26, width: 640, height: 700 };
  strip.place();
  expect(there().map(({ visible }) => visible)).toEqual([true, true]);
});

it('follows its display', () => {
  const { strip, world, draw, there } = setUp();
  strip.show(true);
  strip.setButton({ x: 10, y: 3, width: 40, height: 20 }, 1);
  draw();
  world.display = { x: 1920, y: 200, width: 1600, height: 900 };
  strip.place();
  expect(there().map(({ bounds }) => bounds)).toEqual([
    { x: 1920, y: 200, width: 1600, height: 26 },
    { x: 1930, y: 203, width: 40, height: 20 },
  ]);
});

it('never takes clicks outside the bar, wherever a page says its button is', () => {
  const number = fc.double({ min: -100_000, max: 100_000, noNaN: true });
  const size = fc.double({ min: 0, max: 100_000, noNaN: true });
  const across = stripBounds(display, 1);
  fc.assert(
    fc.property(fc.record({ x: number, y: number, width: size, height: size }), (said) => {
      const { x, y, width, height } = buttonBounds(across, said);
      const inside = x >= across.x && y >= across.y && x + width <= across.x + across.width && y + height <= across.y + across.height;
      expect(inside).toBe(true);
    }),
  );
});

it('knows what covers what', () => {
  expect(overlap(display, { x: 0, y: 799, width: 2000, height: 10 })).toBe(true);
  expect(overlap(display, { x: 0, y: 800, width: 2000, height: 10 })).toBe(false);
  expect(overlap(display, { x: 1280, y: 0, width: 10, height: 10 })).toBe(false);
});

it('is as high as its page is when people zoom, and never higher than the display', () => {
  const { strip, there } = setUp();
  strip.show(true);
  strip.setButton(null, 2);
  expect(there()[0]?.bounds).toEqual({ ...display, height: 52 });
  strip.setButton(null, 1.1);
  expect(there()[0]?.bounds.height).toBe(29);
  expect(stripBounds({ ...display, height: 40 }, 5).height).toBe(40);
});
