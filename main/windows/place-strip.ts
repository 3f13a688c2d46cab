/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of `renderer/strip/strip-window.css`, at a zoom of 1. */
const stripHeight = 26;

/** The strip lies across the whole upper edge of the display, as high as its page is when it is zoomed. */
export function stripBounds(display: Rectangle, zoom: number): Rectangle {
  return { x: display.x, y: display.y, width: display.width, height: Math.min(Math.ceil(stripHeight * zoom), display.height) };
}

/** Whether two rectangles share any pixel. */
export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The button's window: over the room its bar left for it (from the bar's corner), in whole pixels, inside the bar whatever was said. */
export function buttonBounds(strip: Rectangle, room: Rectangle): Rectangle {
  const left = within(Math.floor(room.x), 0, strip.width - 1);
  const top = within(Math.floor(room.y), 0, strip.height - 1);
  const right = within(Math.ceil(room.x + room.width), left + 1, strip.width);
  const bottom = within(Math.ceil(room.y + room.height), top + 1, strip.height);
  return { x: strip.x + left, y: strip.y + top, width: right - left, height: bottom - top };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
