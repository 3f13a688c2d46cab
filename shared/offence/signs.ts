import { withoutNames } from './hidden-words.ts';
import type { WordKind } from './word-lists.ts';
import { type PostWord, wordsOfPost } from './words-of-post.ts';

const kinds: readonly WordKind[] = ['insult', 'swear', 'blame', 'harm', 'taboo', 'third', 'second', 'first', 'company'];

/** How jokes are told. */
const jokeFrames: readonly RegExp[] = [
  /^(?:q : )?(?:what|why|how|who|where|when|did|whats|hows|whos|do you)\b[^?]*\? \S/u,
  /\b(?:walk|walks|walked|go|goes) into (?:a|the)\b/u,
  /\bwhat do you call\b|\bdifference between\b|\bdoes it take to\b|\bhear about the\b|\bwhat did the\b|\bin common\b/u,
  /\byo mama\b|\bknock knock\b|\byour mom\b|\bis like (?:a|an|my)\b|\bi like my\b|\bthats what she said\b/u,
  /\bmy (?:wife|girlfriend|gf|ex|husband|boyfriend|mother in law|dad|mom|son|daughter|doctor|boss|therapist|grandma|grandpa|grandfather|uncle|friend)\b/u,
  /\bjust (?:found out|got|saw|heard)\b|\bturns out\b|\bapparently\b|\bi (?:asked|told|said|thought|used to|always|never|hate|love)\b/u,
];

/** A text without a word of these kinds, and no joke about a group, is plain. */
const unkindKinds: readonly WordKind[] = ['insult', 'swear', 'blame', 'harm', 'taboo'];
/** In words and signs. */
const longestBrief = 12;

/** Kinds that are counted in pairs. */
const paired = ['group', 'insult', 'swear', 'blame', 'harm', 'taboo', 'third', 'second', 'first', 'joke'] as const;

const pairs = paired.flatMap((one, at) => paired.slice(at + 1).map((other) => [one, other, `${one} ${other}`] as const));

const registers = ['link', 'links', 'heading', 'loud', 'tag', 'careless', 'exclaims', 'asks', 'trails', 'ended'] as const;

/** Every sign there is, in the order of its place in the model's table. */
export const signNames: readonly string[] = [
  ...kinds,
  'joke',
  ...jokeFrames.map((_, at) => `joke ${at}`),
  ...pairs.map(([, , name]) => name),
  'group joke taboo',
  'brief',
  'plain',
  'plain brief',
  ...registers,
];

/**
 * What kinds of words meet in a text, by name, with how many. A group of people alone is no sign, only together
 * with another one: naming somebody must not count against a text.
 */
export function signsOf(words: readonly PostWord[]): ReadonlyMap<string, number> {
  const signs = new Map<string, number>();
  const count = (name: string) => signs.set(name, (signs.get(name) ?? 0) + 1);
  for (const word of words) for (const kind of word.kinds) count(kind);
  const spoken = words.map(({ word }) => word).join(' ');
  for (const [at, frame] of jokeFrames.entries()) {
    if (!frame.test(spoken)) continue;
    count('joke');
    count(`joke ${at}`);
  }
  for (const [one, other, name] of pairs) if (signs.has(one) && signs.has(other)) count(name);
  if (signs.has('group joke') && signs.has('taboo')) count('group joke taboo');
  const plain = !unkindKinds.some((kind) => signs.has(kind)) && !signs.has('group joke');
  const brief = words.length <= longestBrief;
  if (plain) count('plain');
  if (brief) count('brief');
  if (plain && brief) count('plain brief');
  signs.delete('group');
  return signs;
}

/** Whether a text has few words, and none that could be unkind. */
export function isPlainAndBrief(text: string): boolean {
  return signsOf(wordsOfPost(text)).has('plain brief');
}

const link = /https?:\/\/|www\.|\{link\}|\bURL\b|\w\.(?:com|ly|org|co|net)\/\S/gu;

/** How the text is written: announcements have links and headings, talk has neither. */
export function registerOf(text: string): ReadonlySet<string> {
  const register = new Set<string>();
  const links = text.match(link)?.length ?? 0;
  const body = withoutNames(text).replace(/#[\p{L}\p{N}_]+/gu, ' ');
  const words = body.match(/\p{L}[\p{L}'’]*/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const loud = words.filter((word) => /^\p{Lu}{3,}$/u.test(word)).length;
  const signs: Readonly<Record<(typeof registers)[number], boolean>> = {
    link: links > 0,
    links: links > 1,
    heading: words.length >= 4 && capital / words.length > 0.6 && loud / words.length < 0.5,
    loud: loud > 1,
    tag: /#\p{L}/u.test(text),
    careless: /^\p{Ll}/u.test(text) || /\bi\b/u.test(body),
    exclaims: body.includes('!'),
    asks: body.includes('?'),
    trails: /\.\.|…/u.test(body),
    ended: /[.!?]["”')\]]?\s*$/u.test(body),
  };
  for (const [name, holds] of Object.entries(signs)) if (holds) register.add(name);
  return register;
}
