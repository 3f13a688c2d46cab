import { expect, it } from 'vitest';
import { nearMissRows } from '../../../renderer/near-misses/near-miss-rows.ts';

it('shows the newest month first, and in it what came up most', () => {
  expect(nearMissRows({ '2026-10': { voice: 3 }, '2026-11': { iban: 1, 'looks-like-dm': 2 } })).toEqual([
    { month: 'November 2026', kind: 'Looks like dm', times: 2 },
    { month: 'November 2026', kind: 'IBAN', times: 1 },
    { month: 'October 2026', kind: 'Voice', times: 3 },
  ]);
  expect(nearMissRows({})).toEqual([]);
});
