import { expect, it } from 'vitest';
import { ago, clockTime, count, hostOf, lasted, quote, shortWait, timeLeft } from '../../../renderer/parts/words.ts';

it('tells time left so that nothing shown is already over', () => {
  expect(timeLeft(648_000)).toBe('10:48');
  expect(timeLeft(1)).toBe('0:01');
  expect(timeLeft(-5)).toBe('0:00');
  expect(timeLeft(3_723_000)).toBe('1:02:03');
  expect(shortWait(41_200)).toBe('42 s');
  expect(shortWait(65_000)).toBe('1:05 min');
  expect([42_400, 252_000, 3_599_000, 3_900_000].map(lasted)).toEqual(['42 s', '4 min', '1 h 0 min', '1 h 5 min']);
});

it('quotes the first words on one line, and cuts no character in half', () => {
  expect(quote('a\n b')).toBe('“a b”');
  expect(quote('👍👍👍', 2)).toBe('“👍👍…”');
  expect(quote('  ')).toBe('no words');
});

it('says amounts, hosts and times as people do', () => {
  expect(count(1, 'brand account')).toBe('1 brand account');
  expect(count(2, 'brand account')).toBe('2 brand accounts');
  expect(hostOf('https://bsky.social')).toBe('bsky.social');
  expect(hostOf('not an address')).toBe('not an address');
  expect(clockTime(0, 'UTC')).toBe('00:00');
  expect(ago(0, 30_000)).toBe('just now');
  expect(ago(0, 180_000)).toBe('3 min ago');
});
