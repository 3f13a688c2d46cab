/** A mention that a person labelled: whether it is negative (1 or 0), and what the model says of that (0..1). */
export interface LabelledPrediction {
  readonly isNegative: 0 | 1;
  readonly predicted: number;
}

/** A share, 0..1, with the number of labels, drawn at random from a large audience, that would say it as precisely. */
export interface PoweredShare {
  readonly share: number;
  readonly effectiveLabels: number;
}

/** How many labels' worth it is taken for granted that the model is nearly right; only how wide the interval is depends on it. */
const grantedLabels = 30;
const grantedPower = 0.9;
/** So many times the labels' worth of doubt remain where one kind was not seen at all; less the more there is of both. */
const doubtWhereUnseen = 6;

/**
 * Prediction-powered inference: the share among all mentions from the model's predictions of all of them, corrected by
 * the labels of some drawn at random, and so unbiased whatever the model's quality (Angelopoulos et al., Science
 * 382:669, 2023, doi:10.1126/science.adi6000). How far the predictions are believed is tuned to the labels (PPI++,
 * arXiv:2311.01453), here pulled towards 0.9 because few labels say little about it. A model that knows nothing is
 * not believed, and labels alone remain.
 *
 * It speaks of exactly these mentions, so labels count for more the larger the part of them that is labelled
 * (finite population correction), and once all are labelled nothing is left to doubt.
 */
export function predictionPowered(labelled: readonly LabelledPrediction[], predictedOfAll: readonly number[]): PoweredShare {
  const n = labelled.length;
  const truth = labelled.map(({ isNegative }) => isNegative);
  const predicted = labelled.map((mention) => mention.predicted);
  const power = tunedPower(truth, predicted, variance(predictedOfAll));
  const misses = truth.map((label, at) => label - power * (predicted[at] ?? 0));
  const share = Math.min(1, Math.max(0, power * mean(predictedOfAll) + mean(misses)));
  const negatives = truth.filter((label) => label === 1).length;
  const smoothed = (negatives + 1) / (n + 2);
  const ofLabels = smoothed * (1 - smoothed);
  const doubt = (doubtWhereUnseen * n) / (Math.min(negatives, n - negatives) + 1) ** 2;
  const ofMisses = (variance(misses) * n + doubt * ofLabels) / (Math.max(1, n - 2) + doubt);
  const unlabelledPart = 1 - n / predictedOfAll.length;
  return { share, effectiveLabels: (n * ofLabels) / (ofMisses * unlabelledPart) };
}

/** The weight of the predictions that makes the interval narrowest, 0..1. */
function tunedPower(truth: readonly number[], predicted: readonly number[], varianceOfAll: number): number {
  const granted = grantedLabels * varianceOfAll;
  const together = covariance(truth, predicted) * truth.length + grantedPower * granted;
  const alone = variance(predicted) * predicted.length + granted;
  return alone === 0 ? 0 : Math.min(1, Math.max(0, together / alone));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(one: readonly number[], other: readonly number[]): number {
  const [meanOfOne, meanOfOther] = [mean(one), mean(other)];
  return mean(one.map((value, at) => (value - meanOfOne) * ((other[at] ?? 0) - meanOfOther)));
}

function variance(values: readonly number[]): number {
  return covariance(values, values);
}
