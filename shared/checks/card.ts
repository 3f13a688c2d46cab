import { type DigitRun, digitRuns, isInsideWord } from './sensitive/digit-runs.ts';
import { isOneDigit, passesLuhn } from './sensitive/luhn.ts';
import { maskFix } from './sensitive/mask.ts';
import { after, before, standsAlone } from './sensitive/near.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** First digits and lengths of the schemes' card numbers (ISO/IEC 7812-1 and what each scheme states). */
const schemes: readonly { readonly first: RegExp; readonly lengths: readonly number[] }[] = [
  { first: /^4/, lengths: [13, 16, 18, 19] },
  { first: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { first: /^3[47]/, lengths: [15] },
  { first: /^(?:30[0-5]|309|36|3[89])/, lengths: [14, 16, 19] },
  { first: /^(?:6011|64[4-9]|65|62|81|82|60|508)/, lengths: [16, 17, 18, 19] },
  { first: /^35/, lengths: [16, 17, 18, 19] },
  { first: /^(?:2131|1800)/, lengths: [15] },
  { first: /^(?:220[0-4]|9792)/, lengths: [16, 17, 18, 19] },
  { first: /^(?:50|5[6-8]|6[0-9])/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { first: /^1/, lengths: [15] },
];

/** Numbers that the schemes and payment services publish for testing. */
const published = new Set(['4242424242424242', '4111111111111111', '5555555555554444', '378282246310005', '6011111111111117']);
const keyword =
  /card|credit|debit|visa|master|amex|american express|\bcc\b|\bpan\b|kreditkarte|kartennummer|karte|tarjeta|carte|carta|cart[aã]o|カード|\bcvv\b|\bcvc\b/;
/** What carries long numbers that are not cards. */
const otherNumber = /track(?:ing)?|order|parcel|shipment|invoice|ticket|booking|reservation|imei|serial|isbn|flight|id=|\/\s*$|#\s*$/;

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Neighbouring groups that together have a card's length, from each group on: at most 19 steps for each. */
function candidates(text: string, { groups }: DigitRun): readonly Candidate[] {
  const found: Candidate[] = [];
  let next = 0;
  while (next < groups.length) {
    const best = longestFrom(text, groups, next);
    if (best === null) next += 1;
    else {
      found.push(best.candidate);
      next = best.next;
    }
  }
  return found;
}

function longestFrom(text: string, groups: DigitRun['groups'], from: number): { candidate: Candidate; next: number } | null {
  const first = groups[from];
  if (first === undefined || text[first.start - 1] === '+') return null;
  let digits = '';
  let best: { candidate: Candidate; next: number } | null = null;
  for (let at = from; at < groups.length && digits.length < 19; at += 1) {
    const group = groups[at];
    if (group === undefined) break;
    digits += group.digits;
    if (at > from && (group.digits.length < 2 || first.digits.length < 3)) break;
    if (!isCard(digits)) continue;
    if (best === null || digits.length <= 16) best = { candidate: { start: first.start, end: group.end, digits }, next: at + 1 };
  }
  return best;
}

function isCard(digits: string): boolean {
  return (
    schemes.some(({ first, lengths }) => lengths.includes(digits.length) && first.test(digits)) && passesLuhn(digits) && !isOneDigit(digits)
  );
}

function isGroupedAsOnCards(words: string): boolean {
  return /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|^\d{4}([ -])\d{6}\2\d{4,5}$/.test(words);
}

function judge(text: string, { start, end, digits }: Candidate): Spotted | null {
  if (isInsideWord(text, start, end)) return null;
  const words = text.slice(start, end);
  const said = before(text, start) + after(text, end);
  const named = keyword.test(said);
  const sure = named || isGroupedAsOnCards(words);
  const rare = digits.length < 14 || /^[19]/.test(digits) || /^(?:50|5[6-8]|6[0-9])/.test(digits);
  if (!sure && (otherNumber.test(before(text, start)) || (rare && !standsAlone(text, start, end)))) return null;
  const forTests = published.has(digits);
  return {
    type: 'card',
    level: forTests ? 'info' : sure && digits.length >= 14 ? 'stop' : 'caution',
    start,
    end,
    score: sure ? 0.99 : 0.85,
    why: forTests ? 'This is a card number that is published for testing.' : 'This is a card number: its check digit is right.',
    todo: forTests ? 'Leave it, if that is what it is for.' : 'Take it out, or leave its last four digits.',
    fix: maskFix(words, 4),
  };
}

/** A number of a card's length right behind its keyword, whose check digit is wrong: perhaps a slip of the finger. */
function possible(text: string, run: DigitRun): Spotted | null {
  const digits = run.groups.map((group) => group.digits).join('');
  const first = run.groups[0];
  if (first === undefined || digits.length < 14 || digits.length > 16 || isOneDigit(digits) || text[first.start - 1] === '+') return null;
  const grouped = isGroupedAsOnCards(text.slice(first.start, run.end));
  if (!(grouped || /^[3-6]/.test(digits)) || isInsideWord(text, first.start, run.end)) return null;
  if (!/(?:card|karte|kartennummer|tarjeta|carte|visa|mastercard|amex|\bcc)[^.!?]{0,16}$/.test(before(text, first.start, 30))) return null;
  return {
    type: 'card',
    level: 'caution',
    start: first.start,
    end: run.end,
    score: 0.4,
    why: 'This is possibly a card number: it follows the word, but its check digit is wrong.',
    todo: 'Take it out if it is one.',
    fix: maskFix(text.slice(first.start, run.end), 4),
  };
}

/** Payment card numbers, by issuer, length and check digit. */
export const cardCheck = textCheck('card', (text) =>
  digitRuns(text).flatMap((run) => {
    const whole = isGroupedAsOnCards(text.slice(run.start, run.end));
    const cards = candidates(text, run)
      .filter(({ start, end }) => !whole || (start === run.start && end === run.end))
      .map((candidate) => judge(text, candidate))
      .filter((spot) => spot !== null);
    const perhaps = cards.length === 0 ? possible(text, run) : null;
    return perhaps === null ? cards : [perhaps];
  }),
);
