import { type OffenceExample, readOffenceExamples } from '../../scripts/train/offence-examples.ts';
import { type AccountPost, alarmShare, halvesOf, sumWithSwearing, thresholdAt } from '../../scripts/train/offence-threshold.ts';
import { trainOffence } from '../../scripts/train/offence-training.ts';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { tragedyCheck } from '../../shared/checks/tragedy.ts';
import type { LinearModel } from '../../shared/learn/logistic.ts';
import { findProfanity } from '../../shared/offence/find-profanity.ts';
import { draftOfText } from '../../shared/post.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
import { readCsv } from './data.ts';
import type { QualityRow } from './rows.ts';

const folds = 5;

/**
 * Swearing and unkind words together, on texts the model was not trained on. The threshold is that of 1% alarms on
 * the brands; the alarms are those that a threshold from half of the brands gives on the other half.
 */
export async function measureOffence(folder: string): Promise<readonly QualityRow[]> {
  const voices = await readCsv(folder, 'voices.csv');
  const brands = voices.filter(({ kind }) => kind === 'brand').map(({ account = '', text = '' }) => ({ account, text }));
  const examples = await readOffenceExamples(folder);
  const heldOut = crossValidated(examples, brands);
  const unseenSets = (['davidson', 'toxic', 'humour'] as const).map((set) => ({ set, recall: recallWithout(set, examples, brands) }));
  const swearing = brands.filter(({ text }) => findProfanity(text).length > 0).length / brands.length;
  const tragic = brands.filter(({ text }) => tragedyCheck.run(draftOfText('measured', text), nobody).length > 0).length / brands.length;
  return [
    share(
      'offence: alarms, threshold from the other brands',
      `${brands.length} posts of 4 brands, half and half`,
      heldOut.alarms,
      0.01,
      'most',
    ),
    share('offence: recall, Davidson', `5 folds`, heldOut.recall.davidson, 0.97, 'least'),
    share('offence: recall, comments (toxic)', `5 folds`, heldOut.recall.toxic, 0.77, 'least'),
    share('offence: recall, jokes (rated 1 or more)', `5 folds`, heldOut.recall.humour, 0.7, 'least'),
    ...unseenSets.map(({ set, recall }) => ({
      what: `offence: recall where nothing like it was trained on`,
      on: set,
      measured: recall.toFixed(3),
      reach: 'to know',
      met: true,
    })),
    share('profanity: alarms', `${brands.length} posts of 4 brands`, swearing, 0.005, 'most'),
    share('tragedy: alarms', `${brands.length} posts of 4 brands`, tragic, 0.003, 'most'),
  ];
}

const nobody = {
  ...plainContext,
  identity: null,
  limits: graphemeLimits({ maxLength: 1e6, maxBytes: 1e7, maxImages: 4 }),
  networkName: 'Bluesky',
};

function found(model: LinearModel, threshold: number, text: string): boolean {
  return sumWithSwearing(model, text) > threshold;
}

function crossValidated(examples: readonly OffenceExample[], brands: readonly AccountPost[]) {
  const hits = { davidson: [0, 0], toxic: [0, 0], humour: [0, 0] };
  let alarms = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const model = trainOffence(examples.filter((_, at) => at % folds !== fold));
    const { threshold, alarms: ofFold } = thresholdOf(model, brands);
    alarms += ofFold / folds;
    for (const { set, text, label } of examples.filter((_, at) => at % folds === fold)) {
      if (label === 0 || set === 'own' || set === 'sentiment') continue;
      hits[set][1] = (hits[set][1] ?? 0) + 1;
      if (found(model, threshold, text)) hits[set][0] = (hits[set][0] ?? 0) + 1;
    }
  }
  const recall = ([caught = 0, all = 1]: readonly number[]) => caught / all;
  return { alarms, recall: { davidson: recall(hits.davidson), toxic: recall(hits.toxic), humour: recall(hits.humour) } };
}

function recallWithout(set: OffenceExample['set'], examples: readonly OffenceExample[], brands: readonly AccountPost[]): number {
  const model = trainOffence(examples.filter((example) => example.set !== set));
  const { threshold } = thresholdOf(model, brands);
  const unkind = examples.filter((example) => example.set === set && example.label === 1);
  return unkind.filter(({ text }) => found(model, threshold, text)).length / unkind.length;
}

/** The threshold that ships, from all brands, and the alarms that each half's threshold gives on the other half. */
function thresholdOf(model: LinearModel, brands: readonly AccountPost[]): { readonly threshold: number; readonly alarms: number } {
  const [one, other] = halvesOf(brands);
  const [ofOne, ofOther] = [thresholdAt(alarmShare, model, one), thresholdAt(alarmShare, model, other)];
  const alarms =
    one.filter(({ text }) => found(model, ofOther, text)).length + other.filter(({ text }) => found(model, ofOne, text)).length;
  return { threshold: thresholdAt(alarmShare, model, brands), alarms: alarms / brands.length };
}

function share(what: string, on: string, measured: number, reach: number, bound: 'least' | 'most'): QualityRow {
  const met = bound === 'least' ? measured >= reach : measured <= reach;
  return { what, on, measured: measured.toFixed(3), reach: `${bound === 'least' ? '≥' : '≤'} ${reach}`, met };
}
