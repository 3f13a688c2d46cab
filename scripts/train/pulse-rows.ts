import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { readCsv } from '../../bench/quality/data.ts';
import { type Sentiment, sentimentSchema } from '../../shared/pulse/mention.ts';
import { type Lexicon, lexiconKey } from '../../shared/pulse/mention-mood.ts';
import { wordsOfMention } from '../../shared/pulse/mention-words.ts';

/** A labelled mention, with the set it comes from and the brand it is about (empty where none is known). */
export interface PulseRow {
  readonly source: string;
  readonly brand: string;
  readonly label: Sentiment;
  readonly text: string;
}

const brandRow = z.object({ source: z.string(), brand: z.string(), label: sentimentSchema, text: z.string() });
const generalRow = z.object({ label: sentimentSchema, text: z.string() });

/** Talk about everything, not an audience of a brand: learned from, and no measure of the error on audiences. */
export const generalSource = 'general';

/** Everything the pulse may learn from. */
export async function readPulseRows(folder: string): Promise<readonly PulseRow[]> {
  const brands = z.array(brandRow).parse(await readCsv(folder, 'sentiment-brands.csv'));
  const general = z.array(generalRow).parse(await readCsv(folder, 'sentiment-general.csv'));
  return [...brands, ...general.map((row) => ({ ...row, source: generalSource, brand: '' }))];
}

/** Valences nearer to 0 than this say too little to be carried along. */
const leastValence = 0.5;

/** The VADER lexicon (Hutto and Gilbert 2014, ICWSM): the words of it that the pulse reads as one word. */
export async function readLexicon(): Promise<Lexicon> {
  const file = createRequire(import.meta.url).resolve('vader-sentiment/vader_lexicon.txt');
  const entries = new Map<number, number>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [word, mean] = line.split('\t');
    const valence = Number(mean);
    if (word === undefined || !(Math.abs(valence) >= leastValence)) continue;
    const [first, ...more] = wordsOfMention(word.toLowerCase()).words;
    if (first !== undefined && more.length === 0 && first.text === word.toLowerCase()) {
      entries.set(lexiconKey(first.text), Math.round(valence * 10) / 10);
    }
  }
  return entries;
}
