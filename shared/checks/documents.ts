import type { FindingLevel } from '../finding.ts';
import type { FindingType } from './names.ts';
import { labelledValues } from './sensitive/labelled-value.ts';
import { maskFix } from './sensitive/mask.ts';
import { type Spotted, textCheck } from './text-check.ts';

interface Document {
  readonly type: FindingType;
  readonly what: string;
  readonly label: RegExp;
  /** At least one digit; letters, digits and hyphens. */
  readonly value: RegExp;
  readonly level: FindingLevel;
}

const mixed = /^(?=[A-Za-z_-]{0,12}\d)[A-Za-z0-9][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9])/;
const numeric = /^(?:(?=[A-Z_]{0,10}[0-9])[A-Z_]{0,10}\d[\d -]{4,20}\d|(?=[A-Z]{0,9}\d)[A-Z0-9]{8,30})(?![A-Za-z0-9])/;

const documents: readonly Document[] = [
  {
    type: 'passport',
    what: 'a passport number',
    label:
      /\b(?:passports?|reisepass(?:nummer)?|passeport|pasaporte|passaporto|paspoort|travel document)\b|パスポート(?:番号)?|여권번호는?|护照号码?/giu,
    value: mixed,
    level: 'caution',
  },
  {
    type: 'driving-licence',
    what: 'a driving licence number',
    label:
      /\b(?:driv(?:er|ing)(?:['’]?s)?['’]? licen[cs]es?|licen[cs]e (?:number|no\.?|id)|führerschein(?:nummer)?|permis de conduire|carnet de conducir|patente(?: di guida)?)\b/giu,
    value: mixed,
    level: 'caution',
  },
  {
    type: 'bank-account',
    what: 'a bank account number',
    label:
      /\b(?:(?:bank|checking|savings?|deposit) accounts?|acc(?:ount)? (?:number|no\.?|#)|accountno|acct|kontonummer|konto|routing (?:number|no\.?)|routing|aba|sort code|número de cuenta|numéro de compte)\b|口座番号/giu,
    value: numeric,
    level: 'caution',
  },
  {
    type: 'tax-id',
    what: 'a tax number',
    label: /\b(?:tax(?:payer)? (?:id(?:entification)?(?: number)?|number|no\.?)|itin|atin|steuernummer|tin)\b/giu,
    value: mixed,
    level: 'caution',
  },
  {
    type: 'health-id',
    what: 'a patient or insurance number',
    label:
      /\b(?:patient (?:id|identifier|number)|medical (?:file|record)(?: number)?|mrn|insurance (?:number|id|policy)|krankenkasse|kvnr)\b/giu,
    value: mixed,
    level: 'caution',
  },
];

const bornOn =
  /\b(?:date of birth|d\.?o\.?b\.?|i was born(?: on)?|birth ?date|geburtsdatum|geboren am|fecha de nacimiento|nac[ií](?:da|do)? el|date de naissance|né(?:e)? le)\b|生年月日/giu;
const fullDate =
  /^(?:it['’]s )?(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.? \p{L}{3,9}\.?,? (?:19|20)\d{2}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2})(?!\d)/u;

function spot(type: FindingType, level: FindingLevel, what: string, start: number, value: string): Spotted {
  const end = start + value.length;
  return {
    type,
    level,
    start,
    end,
    score: 0.85,
    why: `This is ${what}: it says so just before.`,
    todo: 'Take it out.',
    fix: maskFix(value, 0),
  };
}

function isPlaceholder(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value) || value.replace(/\D/g, '').length < 3;
}

/** Numbers of papers and accounts, and dates of birth, behind the words that name them. */
export const documentsCheck = textCheck('documents', (text) => {
  const papers = documents.flatMap(({ type, what, label, value, level }) =>
    labelledValues(text, label, value)
      .filter((found) => !isPlaceholder(found.value))
      .map((found) => spot(type, level, what, found.start, found.value)),
  );
  const births = labelledValues(text, bornOn, fullDate).map((found) =>
    spot('date-of-birth', 'caution', 'a date of birth', found.start, found.value),
  );
  return [...papers, ...births].sort((a, b) => a.start - b.start).filter((one, at, all) => (all[at - 1]?.end ?? 0) <= one.start);
});
