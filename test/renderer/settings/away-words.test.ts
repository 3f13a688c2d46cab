import { expect, it } from 'vitest';
import { awayIn } from '../../../renderer/settings/away-words.ts';

const at = (words: string): number => new Date(words).getTime();
const now = at('2026-11-23T15:30:00');

it.each([
  ['boarding at 17:40', '2026-11-23T17:40', null],
  ['flight 17:40, back at 8:00 tomorrow', '2026-11-23T17:40', '2026-11-24T08:00'],
  ['away 17:40 until 23:10', '2026-11-23T17:40', '2026-11-23T23:10'],
  ['in 20 minutes', '2026-11-23T15:50', null],
  ['train at 14:10', '2026-11-24T14:10', null],
])('reads “%s”', (words, from, until) => {
  expect(awayIn(words, now)).toEqual({ words, from: at(`${from}:00`), until: until === null ? null : at(`${until}:00`) });
});

it.each(['', 'lunch', 'some day', 'tomorrow'])('finds no time of day in “%s”', (words) => {
  expect(awayIn(words, now)).toBeNull();
});
