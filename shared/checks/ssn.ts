import { isInsideWord } from './sensitive/digit-runs.ts';
import { isOneDigit } from './sensitive/luhn.ts';
import { maskFix } from './sensitive/mask.ts';
import { before } from './sensitive/near.ts';
import { type Spotted, textCheck } from './text-check.ts';

const written = /\d{3}([ .-])\d{2}\1\d{4}|\d{9}/g;
const keyword = /\bssns?\b|social\s*security|\bsoc\s*sec|\bss\s?#|sozialversicherung|seguridad social|seguro social/;

/** Area 000 and 666, group 00 and serial 0000 were never given out (SSA, POMS RM 10201.030). */
function canExist(digits: string): boolean {
  return !/^(?:000|666)/.test(digits) && digits.slice(3, 5) !== '00' && !digits.endsWith('0000') && !isOneDigit(digits);
}

/** Areas from 900 on are taxpayer numbers (ITIN), not social security; people write them the same way. */
function judge(text: string, start: number, words: string): Spotted | null {
  const end = start + words.length;
  const digits = words.replace(/\D/g, '');
  const grouped = words.length > 9;
  const named = keyword.test(before(text, start, 60));
  if (!canExist(digits) || isInsideWord(text, start, end) || (!grouped && !named)) return null;
  if (!named && (digits.startsWith('9') || isPartOfLonger(text, start, end))) return null;
  return {
    type: 'ssn',
    level: 'caution',
    start,
    end,
    score: named ? 0.98 : 0.85,
    why: named ? 'This is a social security number.' : 'This is written like a social security number.',
    todo: 'Take it out.',
    fix: maskFix(words, 0),
  };
}

/** Written on with the same marks, or behind a plus: a telephone or part number. */
function isPartOfLonger(text: string, start: number, end: number): boolean {
  return /[+\d][ .-]?\(?$/.test(text.slice(Math.max(0, start - 3), start)) || /^[ .-]?\d/.test(text.slice(end, end + 2));
}

/** Social security numbers of the United States. They have no check digit, so their form and words decide. */
export const ssnCheck = textCheck('ssn', (text) =>
  [...text.matchAll(written)].map(({ 0: words, index }) => judge(text, index, words)).filter((spot) => spot !== null),
);
