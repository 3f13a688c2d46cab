import { retryAt } from '../http/retry-at.ts';

/** Each of X's limits has headers of its own; those of a day are not documented with the others, and are sent by X. */
const limits = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'] as const;

/**
 * When a request that was refused for going too fast may be made again, in epoch milliseconds; `null` where X does not say.
 * `x-rate-limit-reset` is in epoch seconds (https://docs.x.com/x-api/fundamentals/rate-limits). Of several limits that are
 * used up the last to end counts.
 */
export function rateLimitEnd(headers: Headers, now: number): number | null {
  const ends = limits
    .filter((limit) => headers.get(`${limit}-remaining`) === '0' || limit === 'x-rate-limit')
    .map((limit) => headers.get(`${limit}-reset`))
    .filter((reset) => reset !== null)
    // Read as the header of the same meaning, with the same bounds.
    .map((reset) => retryAt(new Headers({ 'ratelimit-reset': reset }), now))
    .filter((end) => end !== null);
  return retryAt(new Headers(pick(headers, 'retry-after')), now) ?? (ends.length === 0 ? null : Math.max(...ends));
}

function pick(headers: Headers, name: string): Record<string, string> {
  const value = headers.get(name);
  return value === null ? {} : { [name]: value };
}
