import { generalSource } from '../../scripts/train/pulse-rows.ts';
import { type FeaturedRow, type LeftOut, packPulse, trainForShares, trainForSingles } from '../../scripts/train/pulse-training.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { readMention } from '../../shared/pulse/classify-mention.ts';
import type { Lexicon } from '../../shared/pulse/mention-mood.ts';
import { type PulseModel, unpackPulse } from '../../shared/pulse/pulse-model.ts';
import { settleLabels } from '../../shared/pulse/settle-labels.ts';
import type { QualityRow } from './rows.ts';

/** Mentions that are labelled together by a model that did not learn from them. */
interface HeldOut {
  readonly name: string;
  readonly model: PulseModel;
  readonly rows: readonly FeaturedRow[];
}

/** What all models are put together with: the sources left out for calibration, and the lexicon. */
interface Shared {
  readonly leftOut: readonly LeftOut[];
  readonly lexicon: Lexicon;
}

const reach = 0.7;
const folds = 5;
const groups = 4;
/** The sets whose rows all name their brand, of several; in `sxsw` only those that are not neutral do. */
const setsOfBrands: readonly string[] = ['sanders', 'entity'];

/** Single labels of whole sets never seen, of brands never seen in sets that are known, and of other mentions of those sets. */
export function accuracyRows(sources: readonly HeldOut[], rows: readonly FeaturedRow[], shared: Shared): readonly QualityRow[] {
  return [
    rowOf('whole sources held out, their mean', sources, (heldOut) => mean(heldOut.map(accuracyOf))),
    rowOf('brands held out, other brands of their set known', brandsHeldOut(rows, shared), pooled),
    rowOf(`other mentions of known sets, ${folds} folds, all sets in one`, foldsHeldOut(rows, shared), pooled),
  ];
}

function rowOf(on: string, heldOut: readonly HeldOut[], accuracyOfAll: (heldOut: readonly HeldOut[]) => number): QualityRow {
  const accuracy = accuracyOfAll(heldOut);
  const names = [...new Set(heldOut.map(({ name }) => name))];
  const each = names.map((name) => `${name} ${pooled(heldOut.filter((other) => other.name === name)).toFixed(3)}`);
  const measured = names.length > 1 ? `${accuracy.toFixed(3)} (${each.join(', ')})` : accuracy.toFixed(3);
  return { what: 'three-class accuracy', on, measured, reach: `≥ ${reach.toFixed(2)}`, met: accuracy >= reach };
}

function brandsHeldOut(rows: readonly FeaturedRow[], shared: Shared): readonly HeldOut[] {
  const brands = [...new Set(rows.filter(({ source }) => setsOfBrands.includes(source)).map(({ brand }) => brand))].sort();
  return Array.from({ length: groups }, (_, group) => group).flatMap((group) => {
    const isHeld = ({ source, brand }: FeaturedRow): boolean => setsOfBrands.includes(source) && brands.indexOf(brand) % groups === group;
    const model = learned(rows, isHeld, shared);
    return setsOfBrands.map((name) => ({ name, model, rows: rows.filter((row) => row.source === name && isHeld(row)) }));
  });
}

function foldsHeldOut(rows: readonly FeaturedRow[], shared: Shared): readonly HeldOut[] {
  const random = seededRandom(7);
  const foldOf = new Map(rows.map((row) => [row, Math.floor(random() * folds)]));
  return Array.from({ length: folds }, (_, fold) => {
    const isHeld = (row: FeaturedRow): boolean => row.source !== generalSource && foldOf.get(row) === fold;
    return { name: 'all', model: learned(rows, isHeld, shared), rows: rows.filter(isHeld) };
  });
}

/** Only three numbers that calibrate the shares have seen what is held out. */
function learned(rows: readonly FeaturedRow[], isHeld: (row: FeaturedRow) => boolean, { leftOut, lexicon }: Shared): PulseModel {
  const known = rows.filter((row) => !isHeld(row));
  return unpackPulse(packPulse({ share: trainForShares(known), single: trainForSingles(known) }, leftOut, lexicon));
}

function rightOf({ model, rows }: HeldOut): number {
  const settled = settleLabels(rows.map(({ text }) => readMention(text, model)));
  return rows.filter(({ label }, at) => settled[at]?.label === label).length;
}

function accuracyOf(heldOut: HeldOut): number {
  return rightOf(heldOut) / heldOut.rows.length;
}

function pooled(heldOut: readonly HeldOut[]): number {
  const right = heldOut.reduce((sum, each) => sum + rightOf(each), 0);
  return right / heldOut.reduce((sum, { rows }) => sum + rows.length, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
