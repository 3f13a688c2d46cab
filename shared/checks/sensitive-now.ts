import { withoutNames } from '../offence/hidden-words.ts';
import { hashtagsOf } from './hashtags.ts';
import { type Detect, textCheck } from './text-check.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

const endings = new Set(['', 's', 'es', 'e', 'n', 'en', 'er', 'ers', 'ed', 'd', 'ing', 'as', 'os']);
const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no spaces between words: there a topic is found inside a longer run. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const detect: Detect = (text, { rules }) =>
  rules.sensitiveNow.flatMap((topic) => {
    const place = placeOf(text, topic);
    if (place === null) return [];
    const name = topic.trim();
    return [
      {
        type: 'sensitive-now',
        level: 'caution' as const,
        ...place,
        score: 0.9,
        why: `“${name}” is on the list of topics that are sensitive now.`,
        todo: 'Ask whether this can wait, or how it reads to the people it happens to.',
      },
    ];
  });

/** Where the topic stands first, in any case, with or without accents and common endings, as words or as a tag. */
function placeOf(text: string, topic: string): Place | null {
  if (unspaced.test(topic)) return placeInside(text, topic.trim().replace(/^#/u, ''));
  const wanted = (topic.match(word) ?? []).map(folded);
  return wanted.length === 0 ? null : (placeOfWords(text, wanted) ?? placeOfTag(text, wanted.join('')));
}

function placeInside(text: string, topic: string): Place | null {
  const start = topic === '' ? -1 : text.indexOf(topic);
  return start < 0 ? null : { start, end: start + topic.length };
}

function placeOfWords(text: string, wanted: readonly string[]): Place | null {
  const words = [...withoutNames(text).matchAll(word)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    plain: folded(found),
  }));
  const at = words.findIndex((_, first) => wanted.every((topicWord, offset) => isForm(words[first + offset]?.plain, topicWord)));
  const first = words[at];
  const last = words[at + wanted.length - 1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Tags run words together: `#PrayForCairo`, `#sandysale`. Short topics must be the whole tag. */
function placeOfTag(text: string, wanted: string): Place | null {
  const tag = hashtagsOf(text).find(({ written }) => {
    const plain = folded(written).replaceAll('_', '');
    return isForm(plain, wanted) || (wanted.length >= 5 && plain.includes(wanted));
  });
  return tag === undefined ? null : { start: tag.start, end: tag.end };
}

function isForm(found: string | undefined, wanted: string): boolean {
  if (found === undefined) return false;
  if (found === wanted) return true;
  if (wanted.length < 4) return false;
  if (wanted.endsWith('y') && found === `${wanted.slice(0, -1)}ies`) return true;
  return found.startsWith(wanted) && endings.has(found.slice(wanted.length));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** Topics that IT or the person keeps as sensitive just now. */
export const sensitiveNowCheck = textCheck('sensitive-now', detect);
