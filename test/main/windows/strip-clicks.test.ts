import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlap, type Rectangle, stripBounds } from '../../../main/windows/place-strip.ts';
import { createStripClicks, isOnButton, type Point } from '../../../main/windows/strip-clicks.ts';
import { createStillClock } from '../still-clock.ts';

const place: Rectangle = { x: 100, y: 0, width: 1000, height: 26 };
const button: Rectangle = { x: 500, y: 3, width: 40, height: 20 };
const onButton: Point = { x: 620, y: 12 };
const beside: Point = { x: 400, y: 12 };

function strip() {
  const clock = createStillClock();
  const world = { cursor: beside, place: place as Rectangle | null, looks: 0 };
  const taken: boolean[] = [];
  const clicks = createStripClicks({
    clock,
    cursor: () => {
      world.looks += 1;
      return world.cursor;
    },
    strip: () => world.place,
    takeClicks: (takes) => taken.push(takes),
  });
  return { clicks, clock, world, taken };
}

it('takes clicks while the cursor is on the button, and lets them through beside it', () => {
  const { clicks, clock, world, taken } = strip();
  clicks.setButton(button);
  clock.advance(100);
  expect(taken).toEqual([]);
  world.cursor = onButton;
  clock.advance(100);
  clock.advance(100);
  expect(taken).toEqual([true]);
  world.cursor = beside;
  clock.advance(100);
  expect(taken).toEqual([true, false]);
});

it('looks for the cursor only while there is a button, however often that is told', () => {
  const { clicks, clock, world } = strip();
  clock.advance(1000);
  expect(world.looks).toBe(0);
  for (let times = 0; times < 5; times += 1) clicks.setButton(button);
  world.looks = 0;
  clock.advance(100);
  expect(world.looks).toBe(1);
  clicks.setButton(null);
  clock.advance(1000);
  expect(world.looks).toBe(1);
});

it.each(['the button', 'the strip'])('lets clicks through again once %s is gone', (what) => {
  const { clicks, clock, world, taken } = strip();
  world.cursor = onButton;
  clicks.setButton(button);
  expect(taken).toEqual([true]);
  if (what === 'the button') clicks.setButton(null);
  else world.place = null;
  clock.advance(100);
  expect(taken).toEqual([true, false]);
  world.looks = 0;
  clock.advance(1000);
  expect(world.looks).toBe(0);
});

it('takes clicks nowhere outside the strip, and everywhere on the button', () => {
  const number = fc.integer({ min: -2000, max: 4000 });
  fc.assert(
    fc.property(number, number, (x, y) => {
      const cursor = { x, y };
      const pixel = { ...cursor, width: 1, height: 1 };
      const drawn = { ...button, x: place.x + button.x, y: place.y + button.y };
      if (!overlap(pixel, place)) expect(isOnButton(cursor, place, button)).toBe(false);
      if (overlap(pixel, drawn)) expect(isOnButton(cursor, place, button)).toBe(true);
    }),
  );
});

it('lies across the upper edge of its display', () => {
  expect(stripBounds({ x: 1920, y: 200, width: 1280, height: 800 })).toEqual({ x: 1920, y: 200, width: 1280, height: 26 });
});

it('knows what covers what', () => {
  expect(overlap(place, { x: 0, y: 25, width: 2000, height: 10 })).toBe(true);
  expect(overlap(place, { x: 0, y: 26, width: 2000, height: 10 })).toBe(false);
  expect(overlap(place, { x: 1100, y: 0, width: 10, height: 10 })).toBe(false);
});
