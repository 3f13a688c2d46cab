import { expect, it } from 'vitest';
import { awayIn } from '../../../renderer/settings/away-words.ts';

const at = (words: string): number => new Date(words).getTime();
const now = at('2026-11-23T15:30:00');

it.each([
  ['boarding at 17:40', '2026-11-23T17:40', null],
  ['flight 17:40, back at 8:00 tomorrow', '2026-11-23T17:40', '2026-11-24T08:00'],
  ['away 17:40 until 23:10', '2026-11-23T17:40', '2026-11-23T23:10'],
  ['17:40 until 23:10', '2026-11-23T17:40', '2026-11-23T23:10'],
  ['flight 18:30 - 07:15', '2026-11-23T18:30', '2026-11-24T07:15'],
  ['6pm to 7:15am', '2026-11-23T18:00', '2026-11-24T07:15'],
  ['away tomorrow at 9:00, back at 17:00', '2026-11-24T09:00', '2026-11-24T17:00'],
  ['tomorrow 9am to 5pm', '2026-11-24T09:00', '2026-11-24T17:00'],
  ['return flight 18:30', '2026-11-23T18:30', null],
  ['in 20 minutes', '2026-11-23T15:50', null],
  ['train at 14:10', '2026-11-24T14:10', null],
])('reads “%s”', (words, from, until) => {
  expect(awayIn(words, now)).toEqual({ words, from: at(`${from}:00`), until: until === null ? null : at(`${until}:00`) });
});

it.each([
  ['away until 20:00', '2026-11-23T20:00'],
  ['back at 20:00', '2026-11-23T20:00'],
  ['I return tomorrow at 9:00', '2026-11-24T09:00'],
  ['till Friday 9:00', '2026-11-27T09:00'],
  ['back in 30 hours', '2026-11-24T21:30'],
  ['back at 14:10', '2026-11-24T14:10'],
])('takes the one time in “%s” for the end of an absence that began', (words, until) => {
  expect(awayIn(words, now)).toEqual({ words, from: now, until: at(`${until}:00`) });
});

it.each([
  ['Boarding at 17:40, back tomorrow at 8:00', '2026-11-23T17:40', '2026-11-24T08:00'],
  ['away 17:40 until 23:10', '2026-11-23T17:40', '2026-11-23T23:10'],
  ['flight 17:40 - 07:15', '2026-11-23T17:40', '2026-11-24T07:15'],
  ['lunch from 12:00 to 13:00', '2026-11-24T12:00', '2026-11-24T13:00'],
])('reads “%s” at six as said by somebody who has just left, where the end is still to come', (words, from, until) => {
  expect(awayIn(words, at('2026-11-23T18:00:00'))).toEqual({ words, from: at(`${from}:00`), until: at(`${until}:00`) });
});

it.each(['', 'lunch', 'some day', 'tomorrow'])('finds no time of day in “%s”', (words) => {
  expect(awayIn(words, now)).toBeNull();
});
