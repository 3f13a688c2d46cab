import { scaleLinear, scaleTime } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { AudienceBucket, BucketSize } from '../../shared/audience.ts';

/** Where a bucket is drawn, in CSS pixels from the chart's corner. */
export interface ChartPoint {
  readonly bucket: AudienceBucket;
  readonly x: number;
  readonly y: number;
  readonly yLow: number;
  readonly yHigh: number;
  /** Its whole interval is above the limit. */
  readonly above: boolean;
  /** Nothing beside it: a band cannot show its interval, so a line does. */
  readonly alone: boolean;
}

export interface ChartShape {
  readonly points: readonly ChartPoint[];
  /** SVG paths; broken where there are no mentions. */
  readonly line: string;
  readonly band: string;
  readonly yTicks: readonly { readonly y: number; readonly share: number }[];
  readonly xTicks: readonly { readonly x: number; readonly at: number }[];
  readonly limitY: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

export const chartHeight = 240;
const margin = { left: 44, right: 16, top: 12, bottom: 28 };
const pixelsPerTick = 96;
/** The axis always shows this much, so that small shares look small. */
const leastTop = 0.5;

/** Lays the buckets out over `width` CSS pixels; `limit`: a share of 0..1. */
export function chartShape(buckets: readonly AudienceBucket[], width: number, limit: number): ChartShape {
  const plot = {
    left: margin.left,
    right: Math.max(margin.left + 1, width - margin.right),
    top: margin.top,
    bottom: chartHeight - margin.bottom,
  };
  const first = buckets[0]?.start ?? 0;
  const last = buckets.at(-1)?.end ?? first + 1;
  const x = scaleTime().domain([first, last]).range([plot.left, plot.right]);
  const highest = Math.max(leastTop, limit, ...buckets.filter(({ share }) => share.n > 0).map(({ share }) => share.high));
  const y = scaleLinear()
    .domain([0, Math.min(1, highest)])
    .nice(5)
    .range([plot.bottom, plot.top]);
  const middle = ({ start, end }: AudienceBucket): number => x((start + end) / 2);
  const filled = ({ share }: AudienceBucket): boolean => share.n > 0;
  const drawLine = line<AudienceBucket>(middle, ({ share }) => y(share.negative)).defined(filled);
  const drawBand = area<AudienceBucket>(
    middle,
    ({ share }) => y(share.low),
    ({ share }) => y(share.high),
  ).defined(filled);
  return {
    plot,
    points: buckets.filter(filled).map((bucket) => ({
      bucket,
      x: middle(bucket),
      y: y(bucket.share.negative),
      yLow: y(bucket.share.low),
      yHigh: y(bucket.share.high),
      above: bucket.share.low > limit,
      alone: !neighbours(buckets, bucket).some(filled),
    })),
    line: drawLine([...buckets]) ?? '',
    band: drawBand([...buckets]) ?? '',
    yTicks: y.ticks(5).map((share) => ({ y: y(share), share })),
    xTicks: x.ticks(Math.max(2, Math.floor((plot.right - plot.left) / pixelsPerTick))).map((tick) => ({ x: x(tick), at: tick.getTime() })),
    limitY: y(limit),
  };
}

function neighbours(buckets: readonly AudienceBucket[], bucket: AudienceBucket): readonly AudienceBucket[] {
  const at = buckets.indexOf(bucket);
  return [buckets[at - 1], buckets[at + 1]].filter((one) => one !== undefined);
}

const dayTick = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const monthTick = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });

/** `23 Nov`, or `Nov 2026` where years are looked at. */
export function tickWords(at: number, size: BucketSize): string {
  return (size === 'month' ? monthTick : dayTick).format(at);
}
