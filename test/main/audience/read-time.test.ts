import { describe, expect, it } from 'vitest';
import { readTime } from '../../../main/audience/read-time.ts';

describe('a time in a file', () => {
  it.each([
    ['2026-11-20T10:00:00Z', Date.UTC(2026, 10, 20, 10)],
    ['2026-11-20T10:00:00.250+02:00', Date.UTC(2026, 10, 20, 8, 0, 0, 250)],
    ['2015-02-24 11:35:52 -0800', Date.UTC(2015, 1, 24, 19, 35, 52)],
    ['2026-11-20 10:00', new Date(2026, 10, 20, 10).getTime()],
    ['2026-11-20', new Date(2026, 10, 20).getTime()],
    ['Tue, 24 Feb 2015 19:35:52 GMT', Date.UTC(2015, 1, 24, 19, 35, 52)],
    ['Tue Feb 24 19:35:52 +0000 2015', Date.UTC(2015, 1, 24, 19, 35, 52)],
    ['1795168800', 1_795_168_800_000],
    [' 1795168800123 ', 1_795_168_800_123],
  ])('%s is read', (written, at) => {
    expect(readTime(written)).toBe(at);
  });

  it.each(['', 'yesterday', '03/04/2026', '3.4.2026', '2026', '2026-13-40', '2026-02-30', '10:00', 'maybe 2026', '123'])(
    '“%s” is not',
    (written) => {
      expect(readTime(written)).toBeNull();
    },
  );
});
