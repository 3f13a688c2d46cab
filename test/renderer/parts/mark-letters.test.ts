import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markLetters } from '../../../renderer/parts/mark-letters.ts';
import { networks } from '../../../renderer/preview/fixture-networks.ts';

it('marks each network by its first letter, or by two where another begins with the same', () => {
  const names = networks.map(({ name }) => name);
  expect(names.map((name) => markLetters(name, names))).toEqual(['B', 'M', 'X', 'L']);
  expect(['Mastodon', 'Misskey', 'X'].map((name, _, all) => markLetters(name, all))).toEqual(['Ma', 'Mi', 'X']);
});

it('gives no two networks the same mark where their first two letters differ', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{1,6}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 6, selector: (one) => one.slice(0, 2) }), (names) => {
      expect(new Set(names.map((one) => markLetters(one, names))).size).toBe(names.length);
    }),
  );
});
