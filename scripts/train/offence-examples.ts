import { readCsv } from '../../bench/quality/data.ts';
import { signsOf } from '../../shared/offence/signs.ts';
import { wordsOfPost } from '../../shared/offence/words-of-post.ts';
import { everydaySentences } from './everyday-sentences.ts';
import { headlines, ordinaryPosts } from './ordinary-posts.ts';
import { unkindPosts } from './unkind-posts.ts';

/** A labelled text, and how much it counts. */
export interface OffenceExample {
  readonly set: 'davidson' | 'toxic' | 'humour' | 'sentiment' | 'own';
  readonly text: string;
  readonly label: 0 | 1;
  readonly weight: number;
}

/** Found by leaving whole sets out: how much one text of a set counts, so that no set outvotes the others. */
const weights = {
  davidson: 0.3,
  toxic: 6,
  humour: 1.4,
  ordinary: 0.3,
  complaint: 0.1,
  rude: 0.9,
  ownOrdinary: 1,
  everyday: 1.3,
  headline: 1,
  ownUnkind: 0.45,
} as const;
const ownOrdinary = 6000;
const ownHeadlines = 4000;
const ownUnkind = 8000;
const ownEveryday = 10_000;

/** Every text the model learns from. voices.csv is for measuring only, and is not read. */
export async function readOffenceExamples(folder: string): Promise<readonly OffenceExample[]> {
  return [
    ...(await davidson(folder)),
    ...(await toxic(folder)),
    ...(await humour(folder)),
    ...(await sentiment(folder, 'sentiment-brands.csv')),
    ...(await sentiment(folder, 'sentiment-general.csv')),
    ...ordinaryPosts(ownOrdinary).map((text) => ({ set: 'own', text, label: 0, weight: weights.ownOrdinary }) as const),
    ...everydaySentences(ownEveryday).map((text) => ({ set: 'own', text, label: 0, weight: weights.everyday }) as const),
    ...headlines(ownHeadlines).map((text) => ({ set: 'own', text, label: 0, weight: weights.headline }) as const),
    ...unkindPosts(ownUnkind).map((text) => ({ set: 'own', text, label: 1, weight: weights.ownUnkind }) as const),
  ];
}

async function davidson(folder: string): Promise<readonly OffenceExample[]> {
  const rows = await readCsv(folder, 'offence-davidson.csv');
  return rows.map(({ label, text = '' }) => ({ set: 'davidson', text, label: label === 'neither' ? 0 : 1, weight: weights.davidson }));
}

async function toxic(folder: string): Promise<readonly OffenceExample[]> {
  const rows = await readCsv(folder, 'offence-toxic.csv');
  return rows.map(({ label, text = '' }) => ({ set: 'toxic', text, label: label === 'toxic' ? 1 : 0, weight: weights.toxic }));
}

/** Rated 1 or more is unkind, and counts by its rating up to 2; between 0.3 and 1 people disagree, and it does not count. */
async function humour(folder: string): Promise<readonly OffenceExample[]> {
  const rows = await readCsv(folder, 'offence-humour.csv');
  return rows.flatMap(({ offense_rating, text = '' }): readonly OffenceExample[] => {
    const rating = Number(offense_rating);
    if (rating >= 1) return [{ set: 'humour', text, label: 1, weight: weights.humour * Math.min(rating, 2) }];
    return rating < 0.3 ? [{ set: 'humour', text, label: 0, weight: weights.humour }] : [];
  });
}

/**
 * Posts labelled for their mood: ordinary ones, except where they swear. A complaint that swears or calls somebody
 * something is taken as rude although nobody labelled it so; that brings in the tone of everyday posts.
 */
async function sentiment(folder: string, name: string): Promise<readonly OffenceExample[]> {
  const rows = await readCsv(folder, name);
  return rows.flatMap(({ label, text = '' }): readonly OffenceExample[] => {
    const signs = signsOf(wordsOfPost(text));
    const insults = ['insult third', 'insult second', 'group insult'].some((pair) => signs.has(pair));
    if (label === 'negative' && (signs.has('swear') || insults)) return [{ set: 'sentiment', text, label: 1, weight: weights.rude }];
    if (signs.has('swear')) return [];
    return [{ set: 'sentiment', text, label: 0, weight: label === 'negative' ? weights.complaint : weights.ordinary }];
  });
}
