import { isInsideWord } from './sensitive/digit-runs.ts';
import { type IdentityNumber, identityNumbers } from './sensitive/identity-numbers.ts';
import { maskFix } from './sensitive/mask.ts';
import { before, standsAlone } from './sensitive/near.ts';
import { type Spotted, textCheck } from './text-check.ts';

function judge(text: string, kind: IdentityNumber, start: number, words: string): Spotted | null {
  const end = start + words.length;
  const plain = words.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const named = kind.named.test(before(text, start, 48));
  const right = kind.isRight?.(plain) ?? true;
  const alone = kind.sureAlone === true || (kind.isRight !== undefined && standsAlone(text, start, end));
  if (isInsideWord(text, start, end) || !(named || (right && alone))) return null;
  const certain = right && (kind.isRight !== undefined || named);
  return {
    type: 'national-id',
    level: 'caution',
    start,
    end,
    score: !right ? 0.4 : named ? 0.95 : 0.7,
    why: `This is ${certain ? '' : 'possibly '}a personal number (${kind.name})${right ? '' : ', although its check digit is wrong'}.`,
    todo: 'Take it out.',
    fix: maskFix(words, 0),
  };
}

/** Numbers that states give to persons, of some twenty countries, by their form, check digit and name. */
export const nationalIdCheck = textCheck('national-id', (text) => {
  if (!/\d{2}/.test(text)) return [];
  const found: Spotted[] = [];
  for (const kind of identityNumbers) {
    for (const { 0: words, index } of text.matchAll(kind.shape)) {
      const spot = judge(text, kind, index, words);
      if (spot !== null && !found.some((other) => other.start < spot.end && other.end > spot.start)) found.push(spot);
    }
  }
  return found.sort((a, b) => a.start - b.start);
});
