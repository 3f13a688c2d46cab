import type { MentionWord } from './mention-words.ts';

const selves = new Set(['i', "i'm", 'me', 'my']);
const others = new Set(['you', 'your', 'u']);

/** What is true of a text where its pattern is found: news and announcements look otherwise than talk. */
const signs: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ['to a name', /^@/],
  ['passed on', /^RT\b/],
  ['with what was passed on', /.\bRT\b/s],
  ['ends with a link', /(?:https?:\S+|\{link\})\s*$/],
  ['question', /\?/],
  ['ends with a question', /\?\s*(?:#\w+\s*|https?:\S+\s*|\{link\}\s*)*$/],
  ['exclamation', /!/],
  ['emoji', /\p{Extended_Pictographic}/u],
  ['quotation', /["“”]/],
  ['money', /\$(?:[A-Z]{2,5}\b|\d)/],
  ['number', /\d/],
  ['small beginning', /^[a-z]/],
];

/** How a mention is put: to whom, how long, how capitalised, with how many tags and names. */
export function mannersOf(text: string, words: readonly MentionWord[]): readonly string[] {
  const marks: string[] = [];
  for (const [mark, pattern] of signs) if (pattern.test(text)) marks.push(mark);
  marks.push(`length ${Math.min(6, Math.floor(words.length / 6))}`);
  const begun = count(text, /(?:^|\s)\p{L}/gu);
  const capitals = count(text, /(?:^|\s)\p{Lu}/gu);
  marks.push(`capitals ${Math.min(4, Math.floor((5 * capitals) / Math.max(1, begun)))}`);
  marks.push(`tags ${Math.min(4, count(text, /#\w/g))}`, `names ${Math.min(3, count(text, /@\w/g))}`);
  if (words.some((word) => selves.has(word.text))) marks.push('of oneself');
  if (words.some((word) => others.has(word.text))) marks.push('to somebody');
  return marks;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
