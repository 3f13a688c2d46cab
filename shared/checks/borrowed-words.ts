import type { Kind } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { Borrowed } from '../post.ts';
import { fingerprint, wordsOfText } from './fingerprint.ts';

/** So many words in a row are still the same text; fewer where it has no more. */
const sameWords = 5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The first stretch of `text` that is still what was brought here; null once its words are gone. */
export function findingOfBorrowed({ words, source, whose }: Borrowed, text: string, part: number, kind: Kind): Finding | null {
  const place = stillThere(words, text);
  if (place === null) return null;
  const level = kind === 'brand' ? 'caution' : 'info';
  return {
    id: `other-identity-text:${fingerprint([level, whose, source, wordsOfText(words)].join('\n'))}:${part}`,
    check: 'other-identity-text',
    level,
    part,
    ...place,
    why: source === 'draft' ? `This was copied from ${whose}’s draft.` : `This was copied from a post of ${whose}.`,
    todo: 'Look whether it is meant for this account too.',
  };
}

/** The longest beginning of a run of its words that stands in the text, whatever lies between them. */
function stillThere(words: string, text: string): Stretch | null {
  const [wanted, written] = [wordsIn(words), wordsIn(text)];
  const least = Math.min(sameWords, wanted.length);
  if (least === 0) return null;
  const places = new Map<string, number>();
  for (let at = written.length - least; at >= 0; at -= 1) places.set(runAt(written, at, least), at);
  for (let from = 0; from + least <= wanted.length; from += 1) {
    const at = places.get(runAt(wanted, from, least));
    if (at === undefined) continue;
    let length = least;
    while (from + length < wanted.length && wanted[from + length]?.word === written[at + length]?.word) length += 1;
    return { start: written[at]?.start ?? 0, end: written[at + length - 1]?.end ?? text.length };
  }
  return null;
}

interface Word extends Stretch {
  readonly word: string;
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}@#][^\s]*/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, ''),
    start: index,
    end: index + word.length,
  }));
}

function runAt(words: readonly Word[], at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map(({ word }) => word)
    .join(' ');
}
