import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardCheck } from '../../../shared/checks/card.ts';
import { documentsCheck } from '../../../shared/checks/documents.ts';
import { ibanCheck } from '../../../shared/checks/iban.ts';
import { nationalIdCheck } from '../../../shared/checks/national-id.ts';
import { passesLuhn } from '../../../shared/checks/sensitive/luhn.ts';
import { ssnCheck } from '../../../shared/checks/ssn.ts';
import { look, wordsFound } from './look.ts';

/** Digits that `first` begins and a right check digit ends. */
function withCheckDigit(first: string, length: number): string {
  const body = first.padEnd(length - 1, '27');
  return [...'0123456789'].map((digit) => body + digit).find(passesLuhn) ?? '';
}

describe('the card check', () => {
  it('stops a number whose issuer, length and check digit are right, and keeps its last four in the fix', () => {
    const [finding] = look(cardCheck, 'my card: 4539 1488 0343 6467, until 12/27');
    expect(finding).toMatchObject({ type: 'card', level: 'stop', start: 9, end: 28 });
    expect(finding?.fix).toEqual({ kind: 'replace', label: 'Mask it', text: '•••• •••• •••• 6467' });
  });

  it('finds every number in a row, written in every usual way', () => {
    expect(wordsFound(cardCheck, '4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881')).toHaveLength(3);
  });

  it.each([
    ['2221', 16],
    ['34', 15],
    ['305', 14],
    ['6011', 16],
    ['62', 19],
    ['3528', 16],
    ['9792', 16],
  ])('knows the scheme of %s with %i digits', (first, length) => {
    expect(wordsFound(cardCheck, `card ${withCheckDigit(first, length)}`)).toHaveLength(1);
  });

  it('calls a wrong check digit behind the word possible, and is silent without the word', () => {
    expect(look(cardCheck, 'my credit card number is 4012-8888-8888-1882')).toMatchObject([{ level: 'caution', score: 0.4 }]);
    expect(look(cardCheck, 'tracking 4012-8888-8888-1882')).toEqual([]);
  });

  it('only tells of numbers that are published for testing', () => {
    expect(look(cardCheck, 'test with card 4242 4242 4242 4242')).toMatchObject([{ level: 'info' }]);
  });

  it('leaves order numbers, links and one digit repeated alone', () => {
    expect(look(cardCheck, `order ${withCheckDigit('4539', 16)}`)).toEqual([]);
    expect(look(cardCheck, `https://acme.example/${withCheckDigit('4539', 16)}x`)).toEqual([]);
    expect(look(cardCheck, 'card 0000 0000 0000 0000')).toEqual([]);
  });
});

describe('the IBAN check', () => {
  it.each(['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'al47-2121-1009-0000-0002-3569-8741'])('finds %s', (iban) => {
    expect(wordsFound(ibanCheck, `pay to ${iban} please`)).toEqual([iban]);
  });

  it('finds two in a list, and stops at the length of the country', () => {
    expect(wordsFound(ibanCheck, 'DE89370400440532013000, DE89 3704 0044 0532 0130 00')).toHaveLength(2);
    expect(look(ibanCheck, 'DE8937040044053201300099')).toEqual([]);
  });

  it('is silent about a wrong checksum, unless the word stands before it', () => {
    expect(look(ibanCheck, 'DE89 3704 0044 0532 0130 01')).toEqual([]);
    expect(look(ibanCheck, 'IBAN: DE89 3704 0044 0532 0130 01')).toMatchObject([{ score: 0.4 }]);
  });
});

describe('the social security check', () => {
  it('finds what can exist, and nothing that was never given out', () => {
    expect(wordsFound(ssnCheck, 'SSN 224-87-3831')).toEqual(['224-87-3831']);
    expect(wordsFound(ssnCheck, 'abc 078 05 1123 abc')).toEqual(['078 05 1123']);
    for (const never of ['000-12-3456', '666-12-3456', '078-00-1123', '078-05-0000', '224873831'])
      expect(look(ssnCheck, never)).toEqual([]);
  });

  it('takes nine digits together only behind the word', () => {
    expect(wordsFound(ssnCheck, 'my social security number is 224873831')).toEqual(['224873831']);
  });
});

describe('the check of personal numbers', () => {
  it.each([
    ['UK', 'Here is my National Insurance Number YZ 61 48 68 B'],
    ['Spain', 'Mi NIE es X9613851N'],
    ['Finland', 'My code is 010594Y9032.'],
    ['Canada', 'my SIN is 130-692-544'],
    ['Germany', 'Meine Steuer-ID: 12345678903.'],
    ['Brazil', 'CPF 529.982.247-25'],
    ['France', 'Numéro de sécu: 2 55 08 14 168 025 38'],
    ['India', 'my Aadhaar is 3998 7654 3211'],
  ])('finds one of %s', (_, text) => {
    expect(look(nationalIdCheck, text)).toMatchObject([{ type: 'national-id', level: 'caution' }]);
  });

  it('is silent about long numbers without a name', () => {
    for (const text of ['12345678901 votes', 'ISBN 9783161484100', '435-418-166 left', '1,234,567,890'])
      expect(look(nationalIdCheck, text)).toEqual([]);
  });
});

describe('the check of documents', () => {
  it.each([
    ['passport', 'Passport number LP5048339 belonging to Arjun', 'LP5048339'],
    ['driving-licence', "my driver's license number is F162823540116", 'F162823540116'],
    ['bank-account', 'account number: 3847283911', '3847283911'],
    ['tax-id', 'her tax ID number 91-3456789', '91-3456789'],
    ['health-id', 'patient ID 89456L was moved', '89456L'],
    ['date-of-birth', 'date of birth: 3 May 1984', '3 May 1984'],
  ])('finds a %s', (type, text, words) => {
    expect(look(documentsCheck, text)).toMatchObject([{ type }]);
    expect(wordsFound(documentsCheck, text)).toEqual([words]);
  });

  it('needs a number behind the name', () => {
    for (const text of ['renew your passport in 2026', 'open a bank account today', 'tax returns are due', 'born in 1984']) {
      expect(look(documentsCheck, text)).toEqual([]);
    }
  });
});

it('points into the text and never throws, whatever is written', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0149-+ .:/()', 'card ', 'IBAN ', 'DE', 'ssn ', 'passport ', '٣', '🎉'),
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, (words) => {
      for (const check of [cardCheck, ibanCheck, ssnCheck, nationalIdCheck, documentsCheck]) {
        for (const { start, end } of look(check, words)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start ?? 0);
          expect(end).toBeLessThanOrEqual(words.length);
        }
      }
    }),
  );
});
