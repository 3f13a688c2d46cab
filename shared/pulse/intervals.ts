/** An interval of a share, 0..1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, for 95%. */
export const normalQuantile = 1.959964;

/** Of Student's distribution, for 95%, by the Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5); from 5 degrees of freedom. */
export function studentQuantile(freedom: number): number {
  const z = normalQuantile;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / freedom + second / freedom ** 2;
}

/** Wilson's score interval (JASA 22:209, 1927) of a share seen in `count` draws; `count` need not be whole. */
export function wilsonInterval(share: number, count: number, quantile: number): Interval {
  if (count === Number.POSITIVE_INFINITY) return { low: share, high: share };
  const squared = quantile ** 2 / count;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (quantile / (1 + squared)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
