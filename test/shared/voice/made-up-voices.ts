import { seededRandom } from '../../../shared/learn/random.ts';
import type { OwnPost } from '../../../shared/voice/history.ts';

/** Phrases to put posts together from: nobody ever wrote them. */
interface Manner {
  readonly openings: readonly string[];
  readonly middles: readonly string[];
  readonly endings: readonly string[];
}

const brand: Manner = {
  openings: [
    'New in store:',
    'Our volunteers',
    'Today we open',
    'Join us for',
    'Discover',
    'Save the date:',
    'We are proud of',
    'Learn more about',
  ],
  middles: [
    'the spring collection',
    'a helping hand in every town',
    'our blood drive',
    'the shelter team',
    'a course in first aid',
    'safe homes',
  ],
  endings: [
    'https://t.co/abc',
    'this Friday. #GiveBack',
    'with @partner_org.',
    'and share with your community.',
    'at 10am. #Together',
    'today.',
  ],
};
const person: Manner = {
  openings: ['lol', 'omg', 'ok so', 'i swear', 'cant believe', 'me and sam', 'honestly', 'ugh'],
  middles: [
    'the bus was late again',
    'i want another beer',
    'my cat hates mondays',
    'found more beer',
    'that match was insane',
    'my brother cooks',
  ],
  endings: ['haha', '!!!', 'so tired', 'love it', 'whatever', '...'],
};

function postsOf({ openings, middles, endings }: Manner, count: number, seed: number): readonly OwnPost[] {
  const random = seededRandom(seed);
  const pick = (phrases: readonly string[]) => phrases[Math.floor(random() * phrases.length)] ?? '';
  return Array.from({ length: count }, (_, time) => ({ text: `${pick(openings)} ${pick(middles)} ${pick(endings)} ${time}`, time }));
}

export const brandPosts = (count: number, seed = 1): readonly OwnPost[] => postsOf(brand, count, seed);
export const personPosts = (count: number, seed = 2): readonly OwnPost[] => postsOf(person, count, seed);
