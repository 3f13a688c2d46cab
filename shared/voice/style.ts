import type { Token, TokenKind } from './tokens.ts';

/** Habits of writing that a text has or has not. Links are taken out before. */
const habits: readonly RegExp[] = [
  // How it is put together.
  /^\p{Ll}/u,
  /\.\s*$/u,
  /!\s*$/u,
  /\?\s*$/u,
  /:\s*$/u,
  /\p{L}\s*$/u,
  /[.!?]\s+\S/u,
  /\n/u,
  // Marks.
  /!/u,
  /!!/u,
  /\?/u,
  /\.\.\.|…/u,
  /["“”]/u,
  /:/u,
  /;/u,
  /,/u,
  /[-–—]/u,
  /[()]/u,
  /&/u,
  /\|/u,
  /\//u,
  /\d/u,
  /\d:\d\d|\d\s?[ap]m\b/iu,
  /[%$€£]/u,
  // Warmth.
  /\p{Extended_Pictographic}/u,
  /[:;]-?[)(DPp]|<3|\bxo|\bx+\s*$/u,
  /(\p{L})\1\1/u,
  /n['’]t\b/u,
  /\b(?:lol|haha|ha|omg|wow|oh|yeah|yes|no|hey|thanks|thank)\b/iu,
  // Names and tags.
  /^@/u,
  /^\.@/u,
  /^#/u,
  /#\w+\s*$/u,
  /\bvia\b/iu,
];

interface Figures {
  readonly text: string;
  readonly words: readonly string[];
  readonly letters: number;
  count(kind: TokenKind): number;
  matches(pattern: RegExp): number;
}

/** Measures of writing, each with the steps at which it counts once more. One that cannot be taken (0/0) passes none. */
const measures: readonly (readonly [measure: (figures: Figures) => number, steps: readonly number[]])[] = [
  [({ text }) => text.length, [20, 40, 60, 80, 100, 120, 200]],
  [({ words }) => words.length, [3, 6, 10, 15, 20, 30]],
  [({ words }) => share(words, /^\p{Lu}/u), [0.1, 0.2, 0.35, 0.5, 0.65, 0.8]],
  [({ words }) => words.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length, [0, 1, 3]],
  [({ matches, letters }) => matches(/\p{Lu}/gu) / letters, [0.03, 0.06, 0.1, 0.15, 0.3]],
  [({ letters, text }) => letters / text.length, [0.65, 0.7, 0.75, 0.8]],
  [({ words }) => words.join('').length / words.length, [3.5, 4, 4.5, 5, 5.5, 6]],
  [({ matches }) => matches(/\b(?:i|i['’]m|i['’]ve|i['’]d|i['’]ll|im|me|my|mine|myself)\b/giu), [0, 1]],
  [({ matches }) => matches(/\b(?:we|us|our|ours)\b/giu), [0, 1]],
  [({ matches }) => matches(/\b(?:you|your|yours|u|ur)\b/giu), [0, 1]],
  [({ count }) => count('link'), [0, 1]],
  [({ count }) => count('mention'), [0, 1]],
  [({ count }) => count('tag'), [0, 1]],
];

function share(words: readonly string[], pattern: RegExp): number {
  return words.filter((word) => pattern.test(word)).length / words.length;
}

function figuresOf(text: string, original: string, tokens: readonly Token[]): Figures {
  const matches = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    text,
    words: tokens.filter(({ kind }) => kind === 'word').map(({ start, end }) => original.slice(start, end)),
    letters: matches(/\p{L}/gu),
    count: (kind) => tokens.filter((token) => token.kind === kind).length,
    matches,
  };
}

function withoutLinks(text: string, tokens: readonly Token[]): string {
  const links = tokens.filter(({ kind }) => kind === 'link');
  return links.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text).trim();
}

/** How many habits and steps there are. */
export const styleSize = habits.length + measures.reduce((sum, [, steps]) => sum + steps.length, 0);

/** Numbers of the habits and steps that hold for a text, each at most once. */
export function styleOf(text: string, tokens: readonly Token[]): readonly number[] {
  const bare = withoutLinks(text, tokens);
  const figures = figuresOf(bare, text, tokens);
  const held: number[] = [];
  let number = 0;
  for (const habit of habits) {
    if (habit.test(bare)) held.push(number);
    number += 1;
  }
  for (const [measure, steps] of measures) {
    const value = measure(figures);
    for (const step of steps) {
      if (value > step) held.push(number);
      number += 1;
    }
  }
  return held;
}
