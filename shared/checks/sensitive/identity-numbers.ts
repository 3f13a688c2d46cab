import { canBeDate, passesMod11And10, passesVerhoeff, remainder, weighted } from './check-digits.ts';
import { isOneDigit, passesLuhn } from './luhn.ts';

/** How one country writes one kind of number, and how it can be told from others. */
export interface IdentityNumber {
  readonly name: string;
  /** Global; bounded; no nested repetition. */
  readonly shape: RegExp;
  /** Whether letters and digits alone, upper-cased, can be one; absent where there is no check digit. */
  readonly isRight?: (plain: string) => boolean;
  /** Words that name it, in front of it; matched in lower case. */
  readonly named: RegExp;
  /** True where form and check digit are enough without its name. */
  readonly sureAlone?: boolean;
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const finnishSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const digitsOf = (plain: string): string => plain.replace(/\D/g, '');

function isSpanish(plain: string): boolean {
  const number = plain.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2');
  return spanishLetters[Number(number) % 23] === plain.at(-1);
}

function isFinnish(plain: string): boolean {
  const sign = plain.at(-1) ?? '';
  const number = digitsOf(plain.slice(0, 6)) + plain.slice(-4, -1);
  return canBeDate(plain.slice(0, 2), plain.slice(2, 4)) && finnishSigns[Number(number) % 31] === sign;
}

/** Brazil: two check digits, modulo 11 with weights that count down. */
function isBrazilian(plain: string): boolean {
  const checkOf = (part: string): number => {
    const rest = ([...part].reduce((sum, digit, at) => sum + Number(digit) * (part.length + 1 - at), 0) * 10) % 11;
    return rest === 10 ? 0 : rest;
  };
  return !isOneDigit(plain) && checkOf(plain.slice(0, 9)) === Number(plain[9]) && checkOf(plain.slice(0, 10)) === Number(plain[10]);
}

function isFrench(plain: string): boolean {
  return 97 - remainder(plain.slice(0, 13).replace(/2[AB]/, '19'), 97) === Number(plain.slice(13));
}

function isPolish(plain: string): boolean {
  return (
    (10 - (weighted(plain.slice(0, 10), [1, 3, 7, 9]) % 10)) % 10 === Number(plain[10]) &&
    canBeDate(plain.slice(4, 6), String(Number(plain.slice(2, 4)) % 20))
  );
}

function isTurkish(plain: string): boolean {
  const at = (place: number) => Number(plain[place]);
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  const all = [...plain.slice(0, 10)].reduce((sum, digit) => sum + Number(digit), 0);
  return at(0) !== 0 && (((odd * 7 - even) % 10) + 10) % 10 === at(9) && all % 10 === at(10);
}

function isThai(plain: string): boolean {
  return (11 - (weighted(plain.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(plain[12]);
}

/** Numbers that states give to persons. The United States' is a check of its own. */
export const identityNumbers: readonly IdentityNumber[] = [
  {
    name: 'UK National Insurance number',
    shape: /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
    isRight: (plain) => !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(plain),
    named: /national insurance|\bnino?\b/,
    sureAlone: true,
  },
  {
    name: 'Spanish DNI or NIE',
    shape: /\b(?:[XYZ]-?\d{7}|\d{8})-?[A-Z]\b/gi,
    isRight: isSpanish,
    named: /\bdni\b|\bnie\b|\bnif\b|extranjero/,
    sureAlone: true,
  },
  {
    name: 'Italian fiscal code',
    shape: /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/gi,
    named: /codice fiscale|\bcf\b/,
    sureAlone: true,
  },
  {
    name: 'Finnish identity code',
    shape: /(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/gi,
    isRight: isFinnish,
    named: /hetu|henkilö|identity code|personal id/,
    sureAlone: true,
  },
  {
    name: 'Swedish personal number',
    shape: /\b(?:19|20)?\d{6}[-+]?\d{4}\b/g,
    isRight: (plain) => canBeDate(plain.slice(-6, -4), plain.slice(-8, -6)) && passesLuhn(plain.slice(-10)),
    named: /personnummer|\bpnr\b|personal (?:identity|number)|swedish id|personligt/,
  },
  { name: 'Brazilian CPF', shape: /\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b/g, isRight: isBrazilian, named: /\bcpf\b/ },
  {
    name: 'French social security number',
    shape: /\b[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b/gi,
    isRight: isFrench,
    named: /sécurité sociale|securite sociale|\bnir\b|\binsee\b|numéro de sécu/,
    sureAlone: true,
  },
  { name: 'Polish PESEL', shape: /\b\d{11}\b/g, isRight: isPolish, named: /pesel/ },
  { name: 'Turkish identity number', shape: /\b[1-9]\d{10}\b/g, isRight: isTurkish, named: /\btc\b|kimlik|t\.c\./ },
  { name: 'German tax number', shape: /\b[1-9]\d ?\d{3} ?\d{3} ?\d{3}\b/g, isRight: passesMod11And10, named: /steuer|idnr|\btin\b/ },
  {
    name: 'German pension insurance number',
    shape: /\b\d{2} ?[0-3]\d[01]\d\d{2} ?[A-Z] ?\d{3}\b/gi,
    named: /sozialversicherung|rentenversicherung|\bsvnr\b|\brvnr\b/,
  },
  { name: 'Canadian SIN', shape: /\b\d{3}[ -]?\d{3}[ -]?\d{3}\b/g, isRight: passesLuhn, named: /\bsin\b|social insurance/ },
  { name: 'Indian Aadhaar number', shape: /\b\d{4}[ -]?\d{4}[ -]?\d{4}(?:\d{2})?\b/g, named: /aadh?aa?r|\buidai\b/ },
  { name: 'Indian Aadhaar number', shape: /\b[2-9]\d{3}[ -]\d{4}[ -]\d{4}\b/g, isRight: passesVerhoeff, named: /aadh?aa?r|\bid\b/ },
  { name: 'Indian PAN', shape: /\b[A-Z]{4,6}\d{3,5}[A-Z]{1,2}\b/g, named: /\bpan\b/ },
  { name: 'Indian voter number', shape: /\b(?:[A-Z]{3}\d{7}|VOTER\d{8,12})\b/g, named: /voter|epic/ },
  {
    name: 'Thai identity number',
    shape: /\b[1-8][ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d\b/g,
    isRight: isThai,
    named: /ประชาชน|\btnin\b|thai id/,
  },
  {
    name: 'Korean resident number',
    shape: /\b\d{6}-?[1-8]\d{6}\b/g,
    isRight: (plain) => canBeDate(plain.slice(4, 6), plain.slice(2, 4)),
    named: /\brrn\b|\bfrn\b|주민|resident registration/,
  },
  {
    name: 'South African identity number',
    shape: /\b\d{13}\b/g,
    isRight: (plain) => canBeDate(plain.slice(4, 6), plain.slice(2, 4)) && passesLuhn(plain),
    named: /south african|\brsa\b|\bsa id\b|permanent resident|\bid\b/,
  },
  { name: 'Singapore NRIC or FIN', shape: /\b[STFGM]\d{7}[A-Z]\b/g, named: /nric|\bfin\b|singapore/ },
  { name: 'Swiss AHV number', shape: /\b756\.\d{4}\.\d{4}\.\d{2}\b/g, named: /ahv|avs/, sureAlone: true },
  {
    name: 'Dutch BSN',
    shape: /\b\d{9}\b/g,
    isRight: (plain) => (weighted(plain.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) - Number(plain[8])) % 11 === 0,
    named: /\bbsn\b|burgerservicenummer|sofinummer/,
  },
  { name: 'Japanese My Number', shape: /\b\d{4}[ -]?\d{4}[ -]?\d{4}\b/g, named: /マイナンバー|my number card|個人番号/ },
  {
    name: 'UK NHS number',
    shape: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g,
    isRight: (plain) => (11 - (weighted(plain.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(plain[9]),
    named: /\bnhs\b/,
  },
  {
    name: 'Australian tax file number',
    shape: /\b\d{3} ?\d{3} ?\d{3}\b/g,
    isRight: (plain) => weighted(plain, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    named: /\btfn\b|tax file/,
  },
  { name: 'US Medicare number', shape: /\b[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}\b/gi, named: /medicare|\bmbi\b/ },
];
