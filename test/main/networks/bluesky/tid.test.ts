import { isValidTid } from '@atproto/syntax';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTids } from '../../../../main/networks/bluesky/tid.ts';

function tidsAt(times: readonly number[], clockId: number): readonly string[] {
  const pending = [...times];
  const nextTid = createTids({ now: () => pending.shift() ?? 0, monotonic: () => 0, after: () => () => {} }, clockId);
  return times.map(() => nextTid());
}

describe('record keys', () => {
  it('are valid and always grow, however the clock goes', () => {
    const time = fc.integer({ min: 0, max: Date.UTC(2200, 0) });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 50 }), fc.integer({ min: 0, max: 1023 }), (times, clockId) => {
        const tids = tidsAt(times, clockId);
        expect(tids.every(isValidTid)).toBe(true);
        expect([...tids].sort()).toEqual(tids);
        expect(new Set(tids).size).toBe(tids.length);
      }),
    );
  });

  it('differ between two programs at the same moment', () => {
    expect(tidsAt([1_700_000_000_000], 1)).not.toEqual(tidsAt([1_700_000_000_000], 2));
  });

  it('hold the time in microseconds and the clock id', () => {
    // 2023-11-14T22:13:20Z, worked out by hand from the specification.
    const [tid = ''] = tidsAt([1_700_000_000_000], 5);
    const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
    const decoded = [...tid].reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n);
    expect(decoded).toBe(1_700_000_000_000_000n * 1024n + 5n);
  });
});
