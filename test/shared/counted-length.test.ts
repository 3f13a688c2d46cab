import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitExceeded } from '../../main/networks/mastodon/limit-exceeded.ts';
import { withAuthorNamed } from '../../shared/author-named.ts';
import { lengthCheck } from '../../shared/checks/length.ts';
import { countedBeside } from '../../shared/counted-beside.ts';
import { countedLength } from '../../shared/counted-length.ts';
import { graphemeLimits, type PostingLimits } from '../../shared/posting-limits.ts';
import { nobody } from './checks/look.ts';
import { draftOf } from './guard/world.ts';

const plain: PostingLimits = { ...graphemeLimits({ maxLength: 20 }), counting: { kind: 'shortenedLinks', linkLength: 23 } };
const limits: PostingLimits = { ...plain, countsWarning: true, namesAnswered: true };
const answering = (authorHandle: string) => ({ uri: 'u', cid: 'c', rootUri: 'u', rootCid: 'c', authorHandle, text: '' });
const parts = (...texts: readonly string[]) => texts.map((text) => ({ text, images: [], card: null }));
const beside = { warning: '', answered: null, own: 'acme@here.example' };

describe('what counts of a part', () => {
  it.each([
    ['its text', 'hello', 0, beside, 5],
    ['the warning, without blanks around it', 'hello', 0, { ...beside, warning: ' Cats \n' }, 9],
    ['the warning of every part', 'hello', 1, { ...beside, warning: 'Cats' }, 9],
    ['the name it answers, without its server', 'hello', 0, { ...beside, answered: 'jo@far.example' }, 9],
    ['no name that the text has already', '@jo@far.example hi', 0, { ...beside, answered: 'jo@far.example' }, 6],
    ['of somebody of the same server the short name does', '@jo hi', 0, { ...beside, answered: 'jo@here.example' }, 6],
    ['a name in the first part alone', 'hello', 1, { ...beside, answered: 'jo@far.example' }, 5],
    ['no name of one who answers themselves', 'hello', 0, { ...beside, answered: 'Acme@here.example' }, 5],
  ])('%s', (_what, text, index, along, length) => {
    expect(countedLength(text, index, along, limits)).toBe(length);
  });

  it('is the text alone where the network counts nothing else', () => {
    expect(countedLength('hello', 0, { ...beside, warning: 'Cats', answered: 'jo@far.example' }, plain)).toBe(5);
  });

  it('is what the adapter counts before it sends', () => {
    const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'é', ' ', '👩‍👩‍👧', '@', '.'), minLength: 1, maxLength });
    fc.assert(
      fc.property(letters(30), letters(12), fc.constantFrom(null, 'jo@far.example'), (written, warning, answered) => {
        const [text, spoiler] = [`x${written}x`, warning.trim()];
        const named = answered === null ? text : withAuthorNamed(text, answered, 'here.example');
        const facts = {
          limits: { ...limits, counting: { kind: 'shortenedLinks', linkLength: 23 } as const },
          imageTypes: null,
          domain: 'here.example',
          keepsKeys: true,
          quotes: true,
        };
        const isRefused = limitExceeded({ text: named, images: [], card: null }, spoiler, facts) !== null;
        return isRefused === countedLength(text, 0, { ...beside, warning, answered }, limits) > limits.maxLength;
      }),
    );
  });
});

describe('the length check, where more than the text counts', () => {
  const context = { ...nobody, limits, networkName: 'Mastodon' };

  it('stops a text that fits by itself, says why, and points at what no longer fits', () => {
    const draft = draftOf(null, { parts: parts('1234567890123'), contentWarning: 'Warning', replyTo: answering('jo@far.example') });
    expect(countedBeside(draft, null)).toEqual({ warning: 'Warning', answered: 'jo@far.example', own: '' });
    expect(lengthCheck.run(draft, context)).toMatchObject([
      {
        ...{ level: 'stop', start: 9, end: 13 },
        why: 'This is 4 characters too long: Mastodon takes 20, with the content warning and the name it answers.',
      },
    ]);
  });

  it('points at all of a text whose warning is too long alone', () => {
    const draft = draftOf(null, { parts: parts('hi', 'ho'), contentWarning: 'w'.repeat(21) });
    expect(lengthCheck.run(draft, context)).toMatchObject([
      { part: 0, start: 0, end: 2, why: 'This is 3 characters too long: Mastodon takes 20, with the content warning.' },
      { part: 1, start: 0, end: 2 },
    ]);
  });

  it('says nothing of what just fits', () => {
    const draft = draftOf(null, { parts: parts('123456789'), contentWarning: 'Warning', replyTo: answering('jo@far.example') });
    expect(lengthCheck.run(draft, context)).toEqual([]);
  });
});
