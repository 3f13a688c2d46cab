import { type Interval, normalQuantile, wilsonInterval } from './intervals.ts';
import { negativeShare, readingsAmong } from './label-shift.ts';
import type { CountedMention, MentionReading, ShareEstimate } from './mention.ts';
import { type LabelledPrediction, predictionPowered } from './prediction-powered.ts';
import type { PulseModel } from './pulse-model.ts';

/** Fewer labels than this, and of a part only, say less than the model does. */
export const leastLabels = 30;

/**
 * The share of negative ones among these mentions, with its 95% interval.
 * - Without labels: by the model, its prior corrected for this audience; the interval holds what the model was wrong by
 *   on audiences it had not seen.
 * - From 30 labels, drawn at random: by model and labels (prediction-powered inference), valid whatever the model is worth.
 * The order of the mentions makes no difference.
 */
export function estimateShare(mentions: readonly CountedMention[], model: PulseModel): ShareEstimate {
  const n = mentions.length;
  const labelled = mentions.filter(({ label }) => label !== null).length;
  if (n === 0) return { negative: 0, low: 0, high: 1, n, labelled, method: 'none' };
  if (labelled === n) return { ...countedShare(mentions), n, labelled, method: 'labels' };
  if (labelled >= leastLabels) return { ...shareByBoth(mentions), n, labelled, method: 'model-and-labels' };
  const readings = mentions.map(({ reading }) => reading);
  return { ...shareByModel(readings, model.audienceError), n, labelled, method: 'model' };
}

interface ShareWithInterval extends Interval {
  readonly negative: number;
}

/** Every mention has a label: nothing is left to estimate. */
function countedShare(mentions: readonly CountedMention[]): ShareWithInterval {
  const negative = mentions.filter(({ label }) => label === 'negative').length / mentions.length;
  return { negative, low: negative, high: negative };
}

function shareByBoth(mentions: readonly CountedMention[]): ShareWithInterval {
  const readings = mentions.map(({ reading }) => reading);
  const predicted = readingsAmong(negativeShare(readings), readings).map(({ pNegative }) => pNegative);
  const labelled: LabelledPrediction[] = [];
  for (const [at, { label }] of mentions.entries()) {
    if (label !== null) labelled.push({ isNegative: label === 'negative' ? 1 : 0, predicted: predicted[at] ?? 0 });
  }
  const { share, effectiveLabels } = predictionPowered(labelled, predicted);
  const interval = wilsonInterval(share, effectiveLabels, normalQuantile);
  return around(share, interval);
}

/** What the model alone says of a share, in log-odds, and the standard deviation that having no more mentions than these explains. */
export interface ModelledShare {
  readonly logOdds: number;
  readonly deviation: number;
}

/**
 * How sharply the likelihood of the share peaks says how far it may be off for want of mentions: its Fisher
 * information, in log-odds, is the sum of the squared deviations of the predictions from it.
 */
export function modelledShare(readings: readonly MentionReading[]): ModelledShare {
  const share = negativeShare(readings);
  let information = 0;
  for (const { pNegative } of readingsAmong(share, readings)) information += (pNegative - share) ** 2;
  return { logOdds: Math.log(share / (1 - share)), deviation: 1 / Math.sqrt(Math.max(information, leastInformation)) };
}

/** So that a handful of mentions gives a wide interval, and not one of no bounds. */
const leastInformation = 0.5;

function shareByModel(readings: readonly MentionReading[], audienceError: number): ShareWithInterval {
  const { logOdds, deviation } = modelledShare(readings);
  const error = normalQuantile * Math.hypot(audienceError, deviation);
  return { negative: shareOf(logOdds), low: shareOf(logOdds - error), high: shareOf(logOdds + error) };
}

function shareOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function around(negative: number, { low, high }: Interval): ShareWithInterval {
  return { negative, low: Math.min(low, negative), high: Math.max(high, negative) };
}
