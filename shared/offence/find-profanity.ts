import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { withoutNames } from './hidden-words.ts';
import { readsAsEnglish } from './language.ts';
import { ambiguousRoots, isSwearing } from './profane-shapes.ts';

/** A swear word or slur, as UTF-16 offsets. */
export interface ProfaneWord {
  readonly start: number;
  readonly end: number;
  readonly root: string;
}

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const wordLetter = /[\p{L}\p{M}\p{N}$@!*’']/u;
const maskedWord = /(?<![\p{L}\p{N}*])(?:f[*]{2,3}k?|f[*]ck|s[*]{2}t|sh[*]{1,2}t?|b[*]tch|c[*]nt)(?=ing|in|ed|er|ers|s|ty|es|y|\P{L}|$)/giu;
const symbols: Readonly<Record<string, string>> = {
  $: 's',
  '@': 'a',
  '!': 'i',
  '1': 'i',
  '0': 'o',
  '3': 'e',
  '5': 's',
  '*': '.',
  '’': "'",
};

/** Name or heading: `Dick Cheney`, `Moby-Dick`, `Hancock`; swearing inside a sentence is not capitalised. */
const properName = /^\p{Lu}\p{Ll}+$/u;
const nameRoots = new Set(['dick', 'cock', 'fag', 'wank']);

/**
 * Swear words and slurs the text uses: what `obscenity` matches, where the whole word around the match is built
 * like swearing. So words that only hold one (Scunthorpe, cocktail, retardant), topics (rape, sex), links, names
 * of accounts and other languages stay silent.
 */
export function findProfanity(text: string): readonly ProfaneWord[] {
  const written = withoutNames(text);
  const english = readsAsEnglish(written, false);
  const alone = readsAsEnglish(written, true);
  const found: ProfaneWord[] = [];
  for (const match of matcher.getAllMatches(written, true)) {
    const root = englishDataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? '';
    const [start, end] = wholeWord(written, match.startIndex, match.endIndex + 1);
    const word = written.slice(start, end);
    if (ambiguousRoots.has(root) ? !english : !alone) continue;
    if (nameRoots.has(root) && properName.test(word)) continue;
    if (isSwearing(root, opened(word)) && (found.at(-1)?.end ?? 0) <= start) found.push({ start, end, root });
  }
  if (!alone) return found;
  const masked = [...written.matchAll(maskedWord)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    root: 'masked',
  }));
  const apart = masked.filter(({ start, end }) => found.every((other) => other.end <= start || other.start >= end));
  return [...found, ...apart].sort((one, other) => one.start - other.start);
}

/** To the ends of the word, without marks of quotation or sentence at its edges. */
function wholeWord(text: string, from: number, to: number): readonly [number, number] {
  let start = from;
  let end = to;
  while (start > 0 && wordLetter.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && wordLetter.test(text[end] ?? '')) end += 1;
  while (start < from && /[’'*!@$]/u.test(text[start] ?? '')) start += 1;
  while (end > to && /[’'*!@$]/u.test(text[end - 1] ?? '')) end -= 1;
  return [start, end];
}

function opened(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[$@!1035*’]/gu, (symbol) => symbols[symbol] ?? symbol)
    .replace(/'s$/u, '');
}
