const LONGEST_WAIT_MS = 24 * 60 * 60_000;
/** Larger numbers cannot be a number of seconds to wait; they are a time of day. */
const EARLIEST_EPOCH_SECONDS = 1_000_000_000;

/**
 * When a server that refused for going too fast may be asked again, in epoch milliseconds; `null` where it does not say.
 * `Retry-After` is seconds or an HTTP date (RFC 9110 §10.2.3); `RateLimit-Reset` is epoch seconds on Bluesky and seconds
 * to wait in the IETF draft; `X-RateLimit-Reset` is a date on Mastodon (https://docs.joinmastodon.org/api/rate-limits/).
 * Never before `now`, and at most a day later.
 */
export function retryAt(headers: Headers, now: number): number | null {
  const at =
    fromRetryAfter(headers.get('retry-after'), now) ??
    fromReset(headers.get('ratelimit-reset'), now) ??
    fromDate(headers.get('x-ratelimit-reset'));
  return at === null ? null : Math.min(Math.max(at, now), now + LONGEST_WAIT_MS);
}

function fromRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  return /^\s*\d+\s*$/.test(value) ? now + Number(value) * 1000 : fromDate(value);
}

function fromDate(value: string | null): number | null {
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? null : date;
}

function fromReset(value: string | null, now: number): number | null {
  if (value === null || !/^\s*\d+\s*$/.test(value)) return null;
  const seconds = Number(value);
  return seconds >= EARLIEST_EPOCH_SECONDS ? seconds * 1000 : now + seconds * 1000;
}
