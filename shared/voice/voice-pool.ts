import { z } from 'zod';
import { seededRandom } from '../learn/random.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';
import { knownWordsOf, withCommon } from './familiar.ts';
import { type OwnPost, usablePosts } from './history.ts';
import { type Learned, learnVectors, type Trial, tooFew } from './learn-pair.ts';
import { styleSize } from './style.ts';
import { type GroupCounts, placeOfHabit, type Reading, vectorOf, voiceBits, voiceFeatures } from './voice-features.ts';

const places = 2 ** voiceBits;

/**
 * How people in general write, without a text of theirs: how often each hashed feature occurs in all their posts
 * together, and a mixture of manners, each with the chance of every habit of style and the usual length.
 */
export const voicePoolSchema = z.object({
  format: z.literal('hatcheck-voice-pool-1'),
  /** Levels of frequency, see `frequencyOf`; one for each place. */
  words: z.instanceof(Uint8Array).refine(({ length }) => length === places),
  characters: z.instanceof(Uint8Array).refine(({ length }) => length === places),
  manners: z
    .array(
      z.object({
        share: z.number().min(0).max(1),
        /** Chance of each habit, 0..255. */
        habits: z.instanceof(Uint8Array).refine(({ length }) => length === styleSize),
        /** Features in a post, on average. */
        words: z.number().positive(),
        characters: z.number().positive(),
      }),
    )
    .min(1),
});
export type VoicePool = z.infer<typeof voicePoolSchema>;

/** Names, tags and words as ever; of links only that there is one, as the posts the pool was learned from had lost theirs. */
export const poolReading: Reading = { style: 0.5, linksAsWords: false };

/** Levels are sixteenths of a doubling, so that rare and common features keep the same relative precision. */
const levelsPerDoubling = 16;

export function levelOf(count: number): number {
  return Math.min(255, Math.round(levelsPerDoubling * Math.log2(1 + count)));
}

function frequencyOf(level: number): number {
  return 2 ** (level / levelsPerDoubling) - 1;
}

const imagined = 1000;
/** Imagined posts are told apart more easily than people's real ones, so that their scores set the threshold too high. */
const poolTrial: Trial = { folds: 3, cheapAlarms: 0.05, ratioPart: 0.3 };
const seed = 2;
/** What occurs so often in the pool is a word of its language. */
const commonCount = 100;

/** A brand's voice against people in general: its posts against posts imagined from the pool. */
export function learnAgainstPool(brand: readonly OwnPost[], pool: VoicePool): Learned {
  const texts = usablePosts(brand);
  const own = texts.map((text) => voiceFeatures(text, poolReading));
  const people = imaginePosts(pool, imagined, seededRandom(seed));
  const model = {
    ...learnVectors(own, people, poolReading, poolTrial),
    known: withCommon(knownWordsOf(texts), pool.words, levelOf(commonCount)),
  };
  return { model, abstains: tooFew(brand.length) };
}

/** Draws feature vectors, each feature of a post independent of the others but for the post's manner. */
export function imaginePosts(pool: VoicePool, count: number, random: () => number): readonly SparseVector[] {
  const words = createUrn(pool.words, random);
  const characters = createUrn(pool.characters, random);
  return Array.from({ length: count }, () => {
    const manner = mannerAt(pool, random());
    const length = 0.7 + 0.6 * random();
    const counts: GroupCounts = { words: new Map(), characters: new Map(), style: new Map() };
    manner.habits.forEach((chance, habit) => {
      if (random() * 255 < chance) counts.style.set(placeOfHabit(habit), 1);
    });
    draw(words, Math.round(manner.words * length), counts.words);
    draw(characters, Math.round(manner.characters * length), counts.characters);
    return vectorOf(counts, poolReading);
  });
}

function mannerAt({ manners }: VoicePool, chance: number): VoicePool['manners'][number] {
  let left = chance;
  for (const manner of manners) {
    left -= manner.share;
    if (left < 0) return manner;
  }
  return manners.at(-1) as VoicePool['manners'][number];
}

type Urn = () => number;

/** Draws places as often as their levels say. */
function createUrn(levels: Uint8Array, random: () => number): Urn {
  let sum = 0;
  const sums = Float64Array.from(levels, (level) => {
    sum += frequencyOf(level);
    return sum;
  });
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function draw(urn: Urn, times: number, counts: Map<number, number>): void {
  for (let time = 0; time < times; time += 1) {
    const place = urn();
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
}
