import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import type { AudienceBucket, AudienceReport } from '../../shared/audience.ts';
import { type ChartPoint, type ChartShape, chartHeight, chartShape, tickWords } from './chart-shape.ts';
import { chartDescription, percent, pointWords } from './share-words.ts';
import { useWidth } from './use-width.ts';
import './share-chart.css';

interface ShareChartProps {
  readonly report: AudienceReport;
  /** Share for open questions, 0..1. */
  readonly limit: number;
  /** The bucket whose mentions are shown, or null. */
  readonly chosen: AudienceBucket | null;
  readonly onChoose: (bucket: AudienceBucket) => void;
  /** The drawing, for export. */
  readonly drawing: Ref<SVGSVGElement>;
}

/** The share of negatives over time, with its band. The drawing is one picture; over it lie the points, which lead to their mentions. */
export function ShareChart({ report, limit, chosen, onChoose, drawing }: ShareChartProps) {
  const [box, width] = useWidth();
  const describedBy = useId();
  const shape = chartShape(report.buckets, width, limit);
  return (
    <figure className="share-chart">
      <div ref={box} className="share-chart-box">
        <svg
          ref={drawing}
          role="img"
          aria-label="Share of negative mentions over time"
          aria-describedby={describedBy}
          width={width}
          height={chartHeight}
        >
          <Axes shape={shape} report={report} limit={limit} />
          <path className="chart-band" d={shape.band} />
          {shape.points
            .filter(({ alone }) => alone)
            .map(({ bucket, x, yLow, yHigh }) => (
              <line key={bucket.start} className="chart-whisker" x1={x} x2={x} y1={yLow} y2={yHigh} />
            ))}
          <path className="chart-line" d={shape.line} />
          {shape.points.map((point) => (
            <Mark key={point.bucket.start} point={point} />
          ))}
        </svg>
        <Points shape={shape} report={report} width={width} chosen={chosen} onChoose={onChoose} />
      </div>
      <figcaption id={describedBy} className="small muted">
        {chartDescription(report)}
      </figcaption>
    </figure>
  );
}

/** CSS pixels that half a word of the axis takes: the last would reach over the edge. */
const tickRoom = 24;

function Axes({ shape, report, limit }: { readonly shape: ChartShape; readonly report: AudienceReport; readonly limit: number }) {
  const { plot } = shape;
  return (
    <>
      {shape.yTicks.map(({ y, share }) => (
        <g key={share}>
          <line className="chart-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className="chart-tick" x={plot.left - 8} y={y + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {shape.xTicks.map(({ x, at }) => (
        <text key={at} className="chart-tick" x={x} y={plot.bottom + 20} textAnchor={x > plot.right - tickRoom ? 'end' : 'middle'}>
          {tickWords(at, report.bucketSize)}
        </text>
      ))}
      <line className="chart-limit" x1={plot.left} x2={plot.right} y1={shape.limitY} y2={shape.limitY} />
      <text className="chart-limit-words" x={plot.right} y={shape.limitY - 5} textAnchor="end">
        {`limit ${percent(limit)}`}
      </text>
    </>
  );
}

/** A diamond where the whole interval is above the limit, else a dot: told apart without colour. */
function Mark({ point: { x, y, above } }: { readonly point: ChartPoint }) {
  if (above) return <path className="chart-mark chart-mark-above" d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} />;
  return <circle className="chart-mark" cx={x} cy={y} r={4} />;
}

interface PointsProps extends Pick<ShareChartProps, 'report' | 'chosen' | 'onChoose'> {
  readonly shape: ChartShape;
  readonly width: number;
}

/** One stop for the Tab key; arrows go from point to point, Enter shows its mentions. */
function Points({ shape: { points, plot }, report, width, chosen, onChoose }: PointsProps) {
  const [current, setCurrent] = useState(points.length - 1);
  const elements = useRef<(SVGGElement | null)[]>([]);
  const active = Math.min(Math.max(0, current), points.length - 1);
  const step = pixelsBetween(points, plot.right - plot.left);
  const go = (to: number): void => {
    const next = Math.min(Math.max(0, to), points.length - 1);
    setCurrent(next);
    elements.current[next]?.focus();
  };
  const press = (event: KeyboardEvent, index: number, bucket: AudienceBucket): void => {
    const ways: Readonly<Record<string, number>> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: points.length - 1 };
    const to = ways[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(bucket);
    else return;
    event.preventDefault();
  };
  return (
    <svg className="chart-points" role="toolbar" aria-label="Points of the chart" width={width} height={chartHeight}>
      {points.map(({ bucket, x, y }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing has no button element of its own.
        <g
          key={bucket.start}
          ref={(element) => {
            elements.current[index] = element;
          }}
          role="button"
          tabIndex={index === active ? 0 : -1}
          aria-label={`${pointWords(bucket, report.bucketSize)}. Show them`}
          aria-pressed={chosen?.start === bucket.start}
          className="chart-point"
          onClick={() => onChoose(bucket)}
          onFocus={() => setCurrent(index)}
          onKeyDown={(event) => press(event, index, bucket)}
        >
          <title>{pointWords(bucket, report.bucketSize)}</title>
          <rect className="chart-catch" x={x - step / 2} y={plot.top} width={step} height={plot.bottom - plot.top} />
          <circle className="chart-ring" cx={x} cy={y} r={9} />
        </g>
      ))}
    </svg>
  );
}

/** How wide a point's place is, so that it is easy to hit. */
function pixelsBetween(points: readonly ChartPoint[], width: number): number {
  const gaps = points.slice(1).map(({ x }, index) => x - (points[index]?.x ?? 0));
  return Math.max(4, Math.min(48, width, ...gaps));
}
