import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readCsv } from '../../bench/quality/data.ts';
import { writeVoicePool } from '../../main/models/voice-pool-file.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { styleOf, styleSize } from '../../shared/voice/style.ts';
import { tokensOf } from '../../shared/voice/tokens.ts';
import { countFeatures, type GroupCounts, voiceBits } from '../../shared/voice/voice-features.ts';
import { levelOf, poolReading, type VoicePool } from '../../shared/voice/voice-pool.ts';
import { runAsScript } from '../run-as-script.ts';
import { say, sayWhile } from '../say.ts';
import { findManners } from './manners.ts';

const mannerCount = 32;
const seed = 3;
/** Their links were taken out of the posts; about so many of what people post have one, or two. */
const withLink = 0.45;
const withTwo = 0.05;

/** Learns how people in general write, and writes `assets/models/voice-pool.json`. The same data gives the same file. */
async function train(): Promise<void> {
  const rows = await readCsv(resolve(process.env.HATCHECK_DATA ?? '../shared/data'), 'sentiment-general.csv');
  const texts = asPosted(rows.map(({ text = '' }) => text));
  const pool = await sayWhile(`Learning from ${texts.length} posts`, async () => poolOf(texts));
  const folder = resolve(import.meta.dirname, '../../assets/models');
  await mkdir(folder, { recursive: true });
  await writeVoicePool(resolve(folder, 'voice-pool.json'), pool);
  say(`${pool.manners.length} manners.`);
}

/** All names in the posts were made one, which nobody is called by; and links are put back where some were. */
function asPosted(texts: readonly string[]): readonly string[] {
  const random = seededRandom(seed);
  return texts.map((text) => {
    const chance = random();
    const links = chance < withTwo ? ' https://t.co/a https://t.co/b' : chance < withLink ? ' https://t.co/a' : '';
    return `${text.replaceAll('@user', '@_')}${links}`;
  });
}

function poolOf(texts: readonly string[]): VoicePool {
  const counts = texts.map((text) => countFeatures(text, poolReading));
  const { manners, belongings } = findManners(texts.map(habitsOf), mannerCount, seededRandom(seed));
  const average = (group: 'words' | 'characters', manner: number) => {
    let sum = 0;
    let posts = 0;
    counts.forEach((post, at) => {
      const belonging = belongings[at]?.[manner] ?? 0;
      posts += belonging;
      for (const count of post[group].values()) sum += belonging * count;
    });
    return Math.round((10 * sum) / posts) / 10;
  };
  return {
    format: 'hatcheck-voice-pool-1',
    words: levelsOf(counts, 'words'),
    characters: levelsOf(counts, 'characters'),
    manners: manners.map(({ share, chances }, at) => ({
      share: Math.round(share * 1e5) / 1e5,
      habits: Uint8Array.from(chances, (chance) => Math.round(chance * 255)),
      words: average('words', at),
      characters: average('characters', at),
    })),
  };
}

function habitsOf(text: string): Uint8Array {
  const row = new Uint8Array(styleSize);
  for (const habit of styleOf(text, tokensOf(text))) row[habit] = 1;
  return row;
}

function levelsOf(posts: readonly GroupCounts[], group: 'words' | 'characters'): Uint8Array<ArrayBuffer> {
  const sums = new Float64Array(2 ** voiceBits);
  for (const post of posts) for (const [place, count] of post[group]) sums[place] = (sums[place] ?? 0) + count;
  return Uint8Array.from(sums, levelOf);
}

runAsScript(import.meta.url, train);
