import { hashText, spread } from '../learn/hash.ts';

/** Short, and without the words themselves: ids of findings travel to places where a secret must not (law 9). */
export function fingerprint(words: string): string {
  return spread(hashText(words, 0, words.length, 0)).toString(36);
}

/**
 * A text without its capitals, its spacing, and most of its punctuation: what a judgement of the text as a whole rests on. A
 * question, a name and a tag stay what they are.
 */
export function wordsOfText(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?:\s|(?![?@#])\p{P})+/gu, ' ')
    .trim();
}
