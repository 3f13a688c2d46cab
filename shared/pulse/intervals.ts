/** An interval of a share, 0..1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, for 95%. */
export const normalQuantile = 1.959964;

/** Wilson's score interval (JASA 22:209, 1927) of a share seen in `count` draws; `count` need not be whole. */
export function wilsonInterval(share: number, count: number, quantile: number): Interval {
  const squared = quantile ** 2 / count;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (quantile / (1 + squared)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
