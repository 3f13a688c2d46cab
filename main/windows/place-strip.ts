/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const stripHeight = 26;

/** The strip lies across the whole upper edge of the display. */
export function stripBounds(display: Rectangle): Rectangle {
  return { x: display.x, y: display.y, width: display.width, height: Math.min(stripHeight, display.height) };
}

/** Whether two rectangles share any pixel. */
export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
