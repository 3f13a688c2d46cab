import fc from 'fast-check';
import parseTweet from 'twitter-text/dist/parseTweet.js';
import { describe, expect, it } from 'vitest';
import { textLength } from '../../shared/text-length.ts';
import { linksIn } from '../../shared/weighted-length.ts';

const lengthOf = (text: string): number => textLength(text, { kind: 'weighted' });

describe('a text as X weighs it', () => {
  const vectors: readonly (readonly [string, string, number])[] = [
    ['nothing', '', 0],
    ['letters', 'hello', 5],
    ['an accent composed', 'café', 4],
    ['an accent put on', 'cafe\u0301', 4],
    ['Cyrillic', 'привет', 6],
    ['Japanese', '日本語', 6],
    ['an emoji', '👾', 2],
    ['an emoji of a skin', '🙋🏽', 2],
    ['a family', '👨‍👩‍👧‍👦', 2],
    ['a flag', '🇺🇸', 2],
    ['a link', 'https://example.com', 23],
    ['a long link', `https://example.com/${'a'.repeat(400)}`, 23],
    ['a link without a scheme', 'example.com/abc', 23],
    ['a name that is no host', 'hello.nosuchtld', 15],
    ['a link in words', 'see https://example.com now', 31],
    ['two links', 'https://a.com https://b.com', 47],
    ['a name', '@name', 5],
    ['an ellipsis and quotes', '“so…”', 6],
  ];
  it.each(vectors)('%s', (_what, text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('counts words and links one by one', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const link = word.map((path) => `https://example.com/${path}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(word, link), { minLength: 1, maxLength: 9 }), (all) => {
        const each = all.map((piece) => (piece.includes(':') ? 23 : piece.length));
        return lengthOf(all.join(' ')) === each.reduce((sum, length) => sum + length, all.length - 1);
      }),
    );
  });

  it('weighs word by word what the official library weighs as a whole', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        ' ',
        '\n',
        '\u3000',
        'a.com',
        'https://b.com/c?d',
        '日本.jp',
        '👩‍🚀',
        '1️⃣',
        '©',
        '-',
        '_',
        '@',
        '#',
        '$',
        '/',
        'e\u0301',
        '\u0301',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        return lengthOf(text) === parseTweet(text).weightedLength;
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['letters and dots', 'a.'.repeat(10_000), 20_000],
    ['scripts and dots', '漢.'.repeat(10_000), 30_000],
    ['one long word', 'a-'.repeat(10_000), 20_000],
  ])('answers soon for a text of nothing but %s', (_what, text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('counts any text, and never less than its emoji and letters can weigh', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('.')),
        (text) => {
          const length = lengthOf(text);
          return length <= 2 * text.length && (text.length === 0 || length > 0);
        },
      ),
    );
  });

  it('names the links in their order', () => {
    expect(linksIn('a.com, then https://b.com/c?d=e and x@f.com')).toEqual([
      { link: 'a.com', start: 0 },
      { link: 'https://b.com/c?d=e', start: 12 },
    ]);
  });
});
