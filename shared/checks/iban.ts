import { countrySpecs, isValidIBAN } from 'ibantools';
import { maskFix } from './sensitive/mask.ts';
import { before } from './sensitive/near.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Two letters and two digits, then letters and digits, each after at most one space or hyphen: linear. */
const shape = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,31}/g;

/** Reads as many characters of an IBAN as its country's have; null where the country has none. */
function readIban(found: string): { readonly iban: string; readonly length: number } | null {
  const length = countrySpecs[found.slice(0, 2).toUpperCase()]?.chars ?? null;
  if (length === null) return null;
  let iban = '';
  for (let at = 0; at < found.length; at += 1) {
    const char = found[at] ?? '';
    if (/[A-Za-z0-9]/.test(char)) iban += char.toUpperCase();
    if (iban.length === length) return { iban, length: at + 1 };
  }
  return null;
}

function judge(text: string, start: number, found: string): Spotted | null {
  const read = readIban(found);
  if (read === null) return null;
  const end = start + read.length;
  if (/[A-Za-z0-9]/.test(text[end] ?? ' ')) return null;
  const words = text.slice(start, end);
  if (words !== words.toUpperCase() && words !== words.toLowerCase()) return null;
  const valid = isValidIBAN(read.iban);
  if (!valid && !/\biban\b[^.!?]{0,12}$/.test(before(text, start, 24))) return null;
  return {
    type: 'iban',
    level: 'caution',
    start,
    end,
    score: valid ? 0.99 : 0.4,
    why: valid
      ? 'This is a bank account number (IBAN): its checksum is right.'
      : 'This is possibly a bank account number (IBAN): it follows the word, but its checksum is wrong.',
    todo: 'Take it out, unless it is an account that everybody may know.',
    fix: maskFix(words, 4),
  };
}

/** International bank account numbers (ISO 13616), by country, length and checksum. */
export const ibanCheck = textCheck('iban', (text) =>
  [...text.matchAll(shape)].map(({ 0: found, index }) => judge(text, index, found)).filter((spot) => spot !== null),
);
