import { expect, it } from 'vitest';
import { keyMeaning } from '../../../renderer/pulse/label-keys.ts';

it('single keys say what a mention is, by letter or number, in either case', () => {
  expect(['n', 'N', '1', 'u', '2', 'P', '3', 's', 'Z'].map(keyMeaning)).toEqual([
    ...['negative', 'negative', 'negative', 'neutral', 'neutral', 'positive', 'positive', 'skipped', 'undo'],
  ]);
  expect(['x', '4', 'Enter', 'Tab', ' ', 'constructor'].map(keyMeaning)).toEqual([null, null, null, null, null, null]);
});
