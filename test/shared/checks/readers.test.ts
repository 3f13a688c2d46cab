import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../shared/checks/check.ts';
import { looksLikeDmCheck } from '../../../shared/checks/looks-like-dm.ts';
import { recipientCheck } from '../../../shared/checks/recipient.ts';
import { isOneEdit, skeletonOf } from '../../../shared/checks/sensitive/handles.ts';
import { goodWorld, identityOf } from '../guard/world.ts';
import { inMessage, look, nobody } from './look.ts';

const writingTo = (to: readonly string[], known: readonly string[]): CheckContext => ({
  ...nobody,
  reader: { kind: 'direct-message', to, known },
});
const typesFor = (to: readonly string[], known: readonly string[]) =>
  look(recipientCheck, 'hello', writingTo(to, known)).map(({ type }) => type);

describe('the check of recipients', () => {
  it('is silent about somebody one writes to, and about public posts', () => {
    expect(typesFor(['@Anna.example'], ['anna.example'])).toEqual([]);
    expect(look(recipientCheck, 'hello @anna', nobody)).toEqual([]);
  });

  it.each([
    ['раypal.example', 'paypal.example'],
    ['acrne.example', 'acme.example'],
    ['paypa1.example', 'paypal.example'],
    ['anna_b', 'annab'],
    ['jonh.smith', 'john.smith'],
    ['acmee.example', 'acme.example'],
    ['acme.exarnple', 'acme.example'],
    ['acme.social', 'acme.example'],
  ])('warns that %s can be taken for %s, and wants it retyped', (handle, known) => {
    expect(look(recipientCheck, 'hello', writingTo([handle], ['somebody.else', known]))).toMatchObject([
      { type: 'lookalike-recipient', level: 'caution', asksRetype: true },
    ]);
  });

  it('warns of mixed alphabets also where nobody is known', () => {
    expect(typesFor(['аnna.example'], [])).toEqual(['lookalike-recipient']);
  });

  it('tells of the first message to somebody; a brand retypes the handle', () => {
    const brand = { ...writingTo(['new.example'], ['old.example']), identity: identityOf(goodWorld) };
    expect(look(recipientCheck, 'hello', brand)).toMatchObject([{ type: 'first-time-recipient', level: 'info', asksRetype: true }]);
    expect(typesFor(['new.example'], ['old.example'])).toEqual(['first-time-recipient']);
  });

  it('points out several readers, and those a name in the text would add', () => {
    const context = writingTo(['anna.example', 'ben.example'], ['anna.example', 'ben.example']);
    expect(look(recipientCheck, 'ask @cleo.example.', context)).toMatchObject([
      { type: 'several-recipients' },
      { type: 'added-reader', start: 4, end: 17 },
    ]);
  });

  describe('where whoever is named reads it', () => {
    const identity = { ...identityOf(goodWorld), handle: 'acme@social.example' };
    const reader = { kind: 'direct-message', to: ['anna@social.example'], known: ['anna@social.example'], namesRead: true } as const;
    const added = (text: string) =>
      look(recipientCheck, text, { ...nobody, identity, reader }).map(({ level, start, end }) => [level, text.slice(start ?? 0, end ?? 0)]);

    it.each(['@anna@social.example hello', 'hello @Anna, and @ANNA@Social.Example', 'me@anna.example', 'https://x.example/@ben'])(
      'adds nobody: %s',
      (text) => expect(added(text)).toEqual([]),
    );

    it.each([
      ['psst .@ben', '@ben'],
      ['(@ben@social.example)', '@ben@social.example'],
      ['@anna@other.example!', '@anna@other.example'],
      ['“@ben”, said @anna', '@ben'],
    ])('stops what would add somebody: %s', (text, name) => expect(added(text)).toEqual([['stop', name]]));
  });

  it('knows one edit from none and from two', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.nat(7), fc.constantFrom('x', ''), (one, at, put) => {
        const place = at % one.length;
        const other = one.slice(0, place) + put + one.slice(place + 1);
        expect(isOneEdit(one, other)).toBe(true);
        expect(isOneEdit(one, one)).toBe(false);
        expect(isOneEdit(one, `${one}xy`)).toBe(false);
        expect(skeletonOf(skeletonOf(one))).toBe(skeletonOf(one));
      }),
    );
  });
});

describe('the check of what reads like a direct message', () => {
  it.each([
    'I still think we should talk to her. It is on your schedule for Dec 15, and i have a plan',
    'hey are you home? pick up the kids please',
  ])('finds: %s', (text) => {
    expect(look(looksLikeDmCheck, text)).toMatchObject([{ type: 'looks-like-dm', level: 'caution' }]);
    expect(look(looksLikeDmCheck, text, inMessage)).toEqual([]);
  });

  it.each([
    ['d mike can you send me the numbers', 'mike', 'can you send me the numbers', 'mike can you send me the numbers'],
    ['DM @anna call me when you land', 'anna', 'call me when you land', '.@anna call me when you land'],
    ['dm to @anna: call me', 'anna', 'call me', '.@anna: call me'],
    ['dm bob, the code is 12', 'bob', 'the code is 12', 'bob the code is 12'],
    [
      '@sarah call me later, my number is 555 0100',
      'sarah',
      'call me later, my number is 555 0100',
      '.@sarah call me later, my number is 555 0100',
    ],
    ['@kim running late, be there in 10', 'kim', 'running late, be there in 10', '.@kim running late, be there in 10'],
  ])('stops "%s", with both ways out, and neither is stopped again', (text, handle, privately, openly) => {
    const [found, ...others] = look(looksLikeDmCheck, text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ level: 'stop', fix: { kind: 'message', handle, text: privately } });
    if (found?.orElse?.kind !== 'replace') throw new Error('There is no second way out');
    expect(found.orElse.text + text.slice(found.end ?? 0)).toBe(openly);
    expect(look(looksLikeDmCheck, openly).filter(({ level }) => level === 'stop')).toEqual([]);
    expect(look(looksLikeDmCheck, text, inMessage)).toEqual([]);
  });

  it.each([
    'DM us your order number',
    'D Day was in 1944',
    '@mary Please DM us your number and we will call you',
    'Call me maybe #lyrics',
    'DMs are open!',
  ])('is silent about: %s', (text) => expect(look(looksLikeDmCheck, text)).toEqual([]));
});
