import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type DigitRun, digitRuns, isInsideWord } from './sensitive/digit-runs.ts';
import { maskFix } from './sensitive/mask.ts';
import { after, before, standsAlone } from './sensitive/near.ts';
import { isPublishedContact } from './sensitive/published-contact.ts';
import { type Spotted, textCheck } from './text-check.ts';

/** Words that a telephone number follows, within a few words. */
const asked =
  /(?<![a-z])(?:phones?|telephone|tel|mobile|mob|cell|cellphone|fax|call|calls|called|calling|dial|ring|text me|text|whatsapp|signal|telegram|sms|reach (?:me|us|you|him|her|them)|answering|contact|desk|hotline|(?:my|his|her|their|your|phone|mobile|cell|contact|whatsapp) number|number (?:is|at)|nr|messages to|registered|telefon|handy|mobil|rufnummer|anruf\w*|ruf mich|tel[eé]fono|celular|m[oó]vil|ll[aá]m\w+|t[eé]l|portable|cellulare|telefoon|cep|電話(?:番号)?|携帯)(?![a-z])[^\d.!?\n]{0,24}[\n\s]{0,2}$/;
/** Words that follow it: "416 60 039 office". */
const labelled = /^(?:x\d{1,6})?[\s-]{0,2}(?:office|fax|mobile|cell|home|work|phone|desk)\b/;
/** Words whose numbers are something else. */
const otherNumber =
  /(?:order|ticket|invoice|account|acct|passport|licen[cs]e|track(?:ing)?|flight|version|isbn|zip|case|ref(?:erence)?|ssn|security|card|iban|id|no\.?|routing|#|\$|€|£|¥|%)(?:\s?(?:number|nr|no\.?|is|:|#))*[\s:'"#]{0,3}$/;
const northAmerican = /^(?:\+?1[ .-]?|001[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}$/;
/** Countries whose national way of writing, with a leading 0, is looked up where nothing else says so. */
const withTrunkZero: readonly CountryCode[] = [
  'GB',
  'DE',
  'FR',
  'IT',
  'NL',
  'AU',
  'CH',
  'AT',
  'SE',
  'FI',
  'JP',
  'IL',
  'NZ',
  'TR',
  'PH',
  'BE',
];

function isNumber(words: string, country?: CountryCode): boolean {
  return parsePhoneNumberFromString(words, country)?.isValid() ?? false;
}

/** 0 to 1: how sure these words are a telephone number, from their form and what stands around them. */
function sureness(text: string, words: string, start: number, end: number): number {
  const digits = words.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 15) return 0;
  const said = before(text, start);
  if (words.startsWith('+')) return internationalSureness(words, digits);
  if (digits.length > 13 || looksLikeDateOrAmount(words)) return 0;
  const called = asked.test(said) || labelled.test(after(text, end));
  if (northAmerican.test(words)) return otherNumber.test(said) && !called ? 0.3 : 0.95;
  if (otherNumber.test(said)) return 0;
  const spaced = /\d\D+\d/.test(words);
  if (called && (spaced || digits.length > 6)) return 0.9;
  if (digits.startsWith('0') && (spaced || standsAlone(text, start, end))) return nationallyValid(words) ? 0.7 : 0;
  return standsAlone(text, start, end) && spaced ? 0.6 : 0;
}

/** Written in groups, a number behind a plus is a telephone's, also where its plan has none such; else it must be possible. */
function internationalSureness(words: string, digits: string): number {
  if (digits.length < 8 || /0{6}$/.test(digits)) return 0;
  if (/\d\D+\d/.test(words)) return 0.9;
  const number = parsePhoneNumberFromString(words);
  return number?.isValid() ? 0.98 : number?.isPossible() && digits.length > 9 ? 0.8 : 0;
}

function nationallyValid(words: string): boolean {
  const international = words.startsWith('00') && isNumber(`+${words.slice(2)}`);
  return international || withTrunkZero.some((country) => isNumber(words, country));
}

/** 12.05.2024, 2024-05-12, 1990-2005, 10.000.000, 1.5-2.5. */
function looksLikeDateOrAmount(words: string): boolean {
  return (
    /^\d{1,2}([./-])\d{1,2}\1(?:1[5-9]|20)?\d{2}$|^(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|^(?:1[5-9]|20)\d{2} ?[–-] ?(?:1[5-9]|20)\d{2}$/.test(
      words,
    ) || /^\d{1,3}(?:[., ]000)+$|^\d{1,3}(?:\.\d{3})+$|^\d+\.\d+$/.test(words)
  );
}

/** The run with its extension ("x30") and without a bracket that is not closed. */
function wordsOf(text: string, { start, end }: DigitRun): { readonly start: number; readonly end: number } {
  const extension = /^ ?(?:x|ext\.? ?)\d{1,6}/i.exec(text.slice(end, end + 12))?.[0].length ?? 0;
  const open = text.slice(start, end).startsWith('(') && !text.slice(start, end).includes(')');
  return { start: open ? start + 1 : start, end: end + extension };
}

function judge(text: string, run: DigitRun): Spotted | null {
  const { start, end } = wordsOf(text, run);
  if (isInsideWord(text, start, end) || isPartOfLink(text, start)) return null;
  const bare = text.slice(start, run.end);
  const score = sureness(text, bare, start, end);
  if (score < 0.5) return null;
  return {
    type: 'phone',
    level: 'caution',
    start,
    end,
    score,
    why: 'This is a telephone number.',
    todo: 'Leave it only if its owner wants it known.',
    fix: maskFix(text.slice(start, end), 2),
  };
}

function isPartOfLink(text: string, start: number): boolean {
  return /(?:https?:|www\.|\.\w{2,4}\/)\S{0,100}$/.test(before(text, start, 110));
}

/** Telephone numbers of every country, except the ones an organisation publishes for its readers. */
export const phoneCheck = textCheck('phone', (text, context) =>
  digitRuns(text)
    .map((run) => judge(text, run))
    .filter((spot) => spot !== null && !isPublishedContact(text, spot.start, spot.end, context))
    .filter((spot) => spot !== null),
);
