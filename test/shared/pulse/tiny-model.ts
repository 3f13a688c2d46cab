import type { PulseRow } from '../../../scripts/train/pulse-rows.ts';
import { seededRandom } from '../../../shared/learn/random.ts';
import { ordinaryShares, weighted } from '../../../shared/pulse/classify-mention.ts';
import type { MentionReading, Sentiment } from '../../../shared/pulse/mention.ts';
import { lexiconKey } from '../../../shared/pulse/mention-mood.ts';

const subjects = ['the app', 'your shop', 'this phone', 'the new update', 'their service', 'my order'];
const moods: Readonly<Record<Sentiment, readonly string[]>> = {
  negative: ['is awful', 'broke again', 'is the worst', 'never works', 'makes me angry'],
  neutral: ['opens on monday', 'is at the station', 'has a new page', 'is sold in two sizes', 'was mentioned today'],
  positive: ['is great', 'made my day', 'is the best', 'works so well', 'makes me happy'],
};

/** Invented mentions of two invented sources. */
export function inventedRows(): readonly PulseRow[] {
  const labels = ['negative', 'neutral', 'positive'] as const;
  return ['one', 'two'].flatMap((source) =>
    labels.flatMap((label) =>
      subjects.flatMap((subject) => moods[label].map((mood) => ({ source, brand: 'acme', label, text: `${subject} ${mood} #${source}` }))),
    ),
  );
}

export const tinyLexicon = new Map([
  [lexiconKey('awful'), -2],
  [lexiconKey('great'), 3],
]);

/** Readings of mentions that are negative with the share given, by a model that is right as often as it says. */
export function calibratedMentions(share: number, count: number, sharpness: number, seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const label: Sentiment = random() < share ? 'negative' : 'neutral';
    const lean = label === 'negative' ? sharpness : -sharpness;
    const ratio = Math.exp(lean + Math.sqrt(2 * sharpness) * normal(random));
    return { label, reading: readingOf(ratio) };
  });
}

/** A reading whose words are `ratio` times as likely in a negative mention as in any other. */
export function readingOf(ratio: number): MentionReading {
  return weighted([ratio, 1, 1], ordinaryShares);
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
