import { describe, expect, it } from 'vitest';
import { retryAt } from '../../../../main/networks/http/retry-at.ts';

const now = 1_800_000_000_000;
const dayMs = 24 * 60 * 60_000;

describe('when to ask again', () => {
  it.each([
    ['seconds', { 'retry-after': '120' }, now + 120_000],
    ['a date', { 'retry-after': new Date(now + 5_000).toUTCString() }, now + 5_000],
    ['a date in the past', { 'retry-after': new Date(now - 5_000).toUTCString() }, now],
    ['a reset at a time', { 'ratelimit-reset': String(now / 1000 + 7) }, now + 7_000],
    ['a reset in seconds', { 'ratelimit-reset': '7' }, now + 7_000],
    ['a reset as a date', { 'x-ratelimit-reset': new Date(now + 9_000).toISOString() }, now + 9_000],
    ['both: Retry-After counts', { 'retry-after': '1', 'ratelimit-reset': '7' }, now + 1_000],
    ['a year: a day at most', { 'retry-after': '31536000' }, now + dayMs],
    ['nonsense', { 'retry-after': 'later', 'ratelimit-reset': '-' }, null],
    ['nothing', {}, null],
  ])('%s', (_what, headers, expected) => {
    expect(retryAt(new Headers(headers as Record<string, string>), now)).toBe(expected);
  });
});
