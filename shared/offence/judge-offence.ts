import { type LinearModel, logistic, scoreOf } from '../learn/logistic.ts';
import { dot } from '../learn/sparse-vector.ts';
import { featuresOfWord, offenceFeatures } from './features.ts';
import { readsAsEnglish } from './language.ts';
import { isPlainAndBrief } from './signs.ts';
import { wordsOfPost } from './words-of-post.ts';

/** The part of a text that reads most like an insult, a threat or an unkind joke; UTF-16 offsets. */
export interface OffenceReading {
  readonly start: number;
  readonly end: number;
  /** 0..1; the model's bias is set so that 0.5 is its threshold. */
  readonly score: number;
}

/** Longer texts are read in pieces of about the length the model was trained on. */
const longestWhole = 600;
const pieceLength = 300;
/** How much clearer, on the scale of the model's sums, a brief text must be that has no word which could be unkind. */
const plainMargin = 0.4;

/** The strongest piece of the text, or null where there is none of two English words. */
export function judgeOffence(model: LinearModel, text: string): OffenceReading | null {
  let strongest: OffenceReading | null = null;
  for (const [start, end] of piecesOf(text)) {
    const piece = text.slice(start, end);
    if (!readsAsEnglish(piece, true)) continue;
    const score = logistic(scoreOf(model, offenceFeatures(piece)) - (isPlainAndBrief(piece) ? plainMargin : 0));
    if (strongest === null || score > strongest.score) strongest = { start, end, score };
  }
  if (strongest === null) return null;
  const words = telling(model, text.slice(strongest.start, strongest.end));
  return words === null ? null : { start: strongest.start + words.start, end: strongest.start + words.end, score: strongest.score };
}

function piecesOf(text: string): readonly (readonly [number, number])[] {
  if (text.length <= longestWhole) return [[0, text.length]];
  const pieces: [number, number][] = [];
  let start = 0;
  while (start < text.length) {
    const gap = text.lastIndexOf(' ', start + pieceLength);
    const end = start + pieceLength >= text.length ? text.length : gap > start ? gap : start + pieceLength;
    pieces.push([start, end]);
    start = end;
  }
  return pieces;
}

/** From the first to the last of the three words that count most towards the score; null under two words. */
function telling(model: LinearModel, text: string): { readonly start: number; readonly end: number } | null {
  const words = wordsOfPost(text);
  const spoken = words.filter(({ word }) => /\p{L}/u.test(word));
  if (spoken.length < 2) return null;
  const ranked = words
    .map((word, at) => ({ word, counts: /\p{L}/u.test(word.word) ? dot(model.weights, featuresOfWord(words, at)) : 0 }))
    .sort((one, other) => other.counts - one.counts)
    .slice(0, 3)
    .filter(({ counts }, at) => at === 0 || counts > 0)
    .map(({ word }) => word);
  return { start: Math.min(...ranked.map(({ start }) => start)), end: Math.max(...ranked.map(({ end }) => end)) };
}
