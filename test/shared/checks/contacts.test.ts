import { describe, expect, it } from 'vitest';
import { addressCheck } from '../../../shared/checks/address.ts';
import { emailCheck } from '../../../shared/checks/email.ts';
import { phoneCheck } from '../../../shared/checks/phone.ts';
import { inMessage, look, wordsFound } from './look.ts';

describe('the e-mail check', () => {
  it('finds addresses, without the marks around them', () => {
    expect(wordsFound(emailCheck, 'Try info@acme.example, or (anna.b+x@mail.acme.example).')).toEqual([
      'info@acme.example',
      'anna.b+x@mail.acme.example',
    ]);
  });

  it('leaves handles, links and halves alone', () => {
    for (const text of [
      '@anna@social.example',
      'my email is info@acme.',
      'a@b',
      'https://anna@acme.example/x',
      'meet @ 5',
      'x@@y.example',
    ]) {
      expect(look(emailCheck, text)).toEqual([]);
    }
  });

  it('is silent about what a public post publishes, and not in a message', () => {
    const text = 'Questions? Email us at anna@acme.example';
    expect(look(emailCheck, text)).toEqual([]);
    expect(look(emailCheck, text, inMessage)).toMatchObject([{ level: 'caution' }]);
  });

  it('only tells of others in a public post, and asks about one that is somebody’s own', () => {
    expect(look(emailCheck, 'this was by anna@acme.example')).toMatchObject([{ level: 'info' }]);
    expect(look(emailCheck, 'her address is anna@acme.example')).toMatchObject([{ level: 'caution' }]);
  });
});

describe('the telephone check', () => {
  it.each([
    ['US: 415-555-0132', '415-555-0132'],
    ['My US number is (415) 555-0132', '(415) 555-0132'],
    ['+44 (20) 7123 4567', '+44 (20) 7123 4567'],
    ['You can call 33 93 31', '33 93 31'],
    ["They're not answering at 25-62-29-72", '25-62-29-72'],
    ['Ruf mich an: 0431 35 06 90', '0431 35 06 90'],
    ['13812345678 is my mobile: 13812345678', '13812345678'],
    ['092 448 21 office', '092 448 21'],
    ['call 001-321-194-8268x442', '001-321-194-8268x442'],
    ['電話 03-1234-5678', '03-1234-5678'],
  ])('finds the one in: %s', (text, words) => {
    expect(wordsFound(phoneCheck, text)).toContain(words);
  });

  it.each([
    '12.05.2026',
    '2024-05-12',
    '1990-2005',
    '10.000.000',
    'order number 88121234',
    '16GB 512GB',
    '$1 000 000',
    '+20000000 views',
    'score 21-17 12-14',
  ])('is silent about %s', (text) => expect(look(phoneCheck, text)).toEqual([]));

  it('is silent about a toll-free number, and about "call us", in a public post alone', () => {
    for (const text of ['call 1-800-555-0199', 'Call us at 415-555-0132']) {
      expect(look(phoneCheck, text)).toEqual([]);
      expect(look(phoneCheck, text, inMessage)).toHaveLength(1);
    }
  });
});

describe('the address check', () => {
  it.each([
    'I live at 12 Long Lane',
    'send it to 221b Baker Street, London',
    'Lindenstraße 5, 10969 Berlin',
    'via Garibaldi 7, Torino',
    'Unit 4818 Box 0262, DPO AA 65303',
    'P.O. Box 287',
    'Kossuth utca 12',
    'my zip code is 94107',
    '80 ul. Polna 14, Apt. 3',
    'His address: 76 Stubben 149',
  ])('finds the one in: %s', (text) => {
    expect(look(addressCheck, text)).toMatchObject([{ type: 'address', level: 'info' }]);
    expect(look(addressCheck, text, inMessage)).toMatchObject([{ level: 'caution' }]);
  });

  it.each([
    'Gate 3, 5 minutes',
    'Launch on Dec 3',
    '50 Shades 2',
    'Street style favorites of 2015',
    'landing at 8:12am ET',
    'the 3 best places of the year',
  ])('is silent about: %s', (text) => expect(look(addressCheck, text, inMessage)).toEqual([]));
});
