import { batchSize, shiftedBatch, shiftedShares } from '../../scripts/train/pulse-audiences.ts';
import { readLexicon, readPulseRows } from '../../scripts/train/pulse-rows.ts';
import { type FeaturedRow, leaveOutEach, packPulse, trainForSingles, withFeatures } from '../../scripts/train/pulse-training.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { classifyMention } from '../../shared/pulse/classify-mention.ts';
import { estimateShare } from '../../shared/pulse/estimate-share.ts';
import { normalQuantile, wilsonInterval } from '../../shared/pulse/intervals.ts';
import type { CountedMention, MentionReading, Sentiment } from '../../shared/pulse/mention.ts';
import { type PulseModel, unpackPulse } from '../../shared/pulse/pulse-model.ts';
import { accuracyRows } from './pulse-accuracy.ts';
import type { QualityRow } from './rows.ts';

/** A set of mentions that the model has seen nothing of, neither to learn nor to calibrate. */
interface UnseenAudience {
  readonly source: string;
  readonly model: PulseModel;
  readonly rows: readonly FeaturedRow[];
  readonly mentions: readonly ReadRow[];
}

interface ReadRow {
  readonly place: number;
  readonly label: Sentiment;
  readonly reading: MentionReading;
}

const on = 'whole sources held out';
const labels = 40;
const batches = 20;

/**
 * The pulse on audiences never seen: each set of brand posts in turn, read by a model trained without it, and calibrated
 * without it on the other sets (by models that left those out, and so had it: two numbers and a factor, no weights).
 */
export async function measurePulse(folder: string): Promise<readonly QualityRow[]> {
  const lexicon = await readLexicon();
  const rows = withFeatures(await readPulseRows(folder), lexicon);
  const leftOut = leaveOutEach(rows);
  const audiences = leftOut
    .filter(({ source }) => source !== 'general')
    .map(({ source, model }): UnseenAudience => {
      const others = leftOut.filter((other) => other.source !== source);
      const held = rows.filter((row) => row.source === source);
      const single = trainForSingles(rows.filter((row) => row.source !== source));
      const pulse = unpackPulse(packPulse({ share: model, single }, others, lexicon));
      return { source, model: pulse, rows: held, mentions: readBy(pulse, held) };
    });
  const shares = audiences.flatMap((audience) => measureShares(audience, seededRandom(11)));
  const held = audiences.map(({ source, model, rows: ofSource }) => ({ name: source, model, rows: ofSource }));
  return [...rowsOfShares(shares), ...accuracyRows(held, rows, { leftOut, lexicon }), speedRow(audiences, rows)];
}

function readBy(model: PulseModel, rows: readonly FeaturedRow[]): readonly ReadRow[] {
  return rows.map(({ place, label, text }) => ({ place, label, reading: classifyMention(text, model) }));
}

/** One batch: how far off, whether the interval held the truth, and how wide it was beside that of labels alone. */
interface MeasuredShare {
  readonly kind: 'natural' | 'shifted';
  readonly source: string;
  readonly error: number;
  readonly held: boolean;
  readonly heldWithLabels: boolean;
  readonly width: number;
  readonly widthOfLabels: number;
}

function measureShares({ source, model, mentions }: UnseenAudience, random: () => number): readonly MeasuredShare[] {
  const measured: MeasuredShare[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    measured.push(measureBatch('natural', source, drawnOnce(mentions, batchSize, random), model, random));
    for (const share of shiftedShares) measured.push(measureBatch('shifted', source, shiftedBatch(mentions, share, random), model, random));
  }
  return measured;
}

function drawnOnce<Item>(items: readonly Item[], count: number, random: () => number): readonly Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed
    .sort((one, other) => one.key - other.key)
    .slice(0, count)
    .map(({ item }) => item);
}

function measureBatch(
  kind: MeasuredShare['kind'],
  source: string,
  batch: readonly ReadRow[],
  model: PulseModel,
  random: () => number,
): MeasuredShare {
  const truth = batch.filter(({ label }) => label === 'negative').length / batch.length;
  const alone = estimateShare(
    batch.map(({ reading }) => ({ reading, label: null })),
    model,
  );
  const mixed = drawnOnce(batch, batch.length, random);
  const counted = mixed.map(({ reading, label }, at): CountedMention => ({ reading, label: at < labels ? label : null }));
  const powered = estimateShare(counted, model);
  const seen = mixed.slice(0, labels).filter(({ label }) => label === 'negative').length / labels;
  const ofLabels = wilsonInterval(seen, labels, normalQuantile);
  return {
    kind,
    source,
    error: Math.abs(alone.negative - truth),
    held: alone.low <= truth && truth <= alone.high,
    heldWithLabels: powered.low <= truth && truth <= powered.high,
    width: powered.high - powered.low,
    widthOfLabels: ofLabels.high - ofLabels.low,
  };
}

function rowsOfShares(measured: readonly MeasuredShare[]): readonly QualityRow[] {
  const errors = (['natural', 'shifted'] as const).map((kind): QualityRow => {
    const ofKind = measured.filter((batch) => batch.kind === kind);
    const error = mean(ofKind.map((batch) => batch.error));
    const each = [...new Set(ofKind.map(({ source }) => source))].map((source) => {
      const ofSource = ofKind.filter((batch) => batch.source === source);
      return `${source} ${points(mean(ofSource.map((batch) => batch.error)))}`;
    });
    return {
      what: `negative share, no labels, ${kind === 'natural' ? 'as it comes' : 'shifted to 10–90%'}`,
      on: `${on}, ${ofKind.length} batches of ${batchSize}`,
      measured: `mean error ${points(error)} points (${each.join(', ')})`,
      reach: '≤ 4.5',
      met: error <= 0.045,
    };
  });
  const held = mean(measured.map((batch) => Number(batch.held)));
  const heldWithLabels = mean(measured.map((batch) => Number(batch.heldWithLabels)));
  const ratio = mean(measured.map(({ width }) => width)) / mean(measured.map(({ widthOfLabels }) => widthOfLabels));
  const what = `negative share, ${labels} labels`;
  const where = `${on}, ${measured.length} batches`;
  return [
    ...errors,
    { what: 'its 95% interval, no labels', on: where, measured: `holds ${percent(held)}`, reach: '≥ 93%', met: held >= 0.93 },
    { what: `${what}, 95% interval`, on: where, measured: `holds ${percent(heldWithLabels)}`, reach: '≥ 93%', met: heldWithLabels >= 0.93 },
    { what: `${what}, width beside labels alone`, on: where, measured: `× ${ratio.toFixed(3)}`, reach: '≤ 0.85', met: ratio <= 0.85 },
  ];
}

function speedRow([audience]: readonly UnseenAudience[], rows: readonly FeaturedRow[]): QualityRow {
  const speeds = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    if (audience !== undefined) readBy(audience.model, rows);
    return rows.length / (process.cpuUsage(before).user / 1e6);
  });
  const speed = Math.max(...speeds);
  return {
    what: 'mentions read per second of one processor',
    on: `${rows.length} mentions, the best of three times`,
    measured: Math.round(speed).toLocaleString('en'),
    reach: '≥ 10,000',
    met: speed >= 10_000,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function points(share: number): string {
  return (share * 100).toFixed(1);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
