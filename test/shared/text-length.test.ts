import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGraphemes } from '../../shared/post.ts';
import type { Counting } from '../../shared/posting-limits.ts';
import { textLength } from '../../shared/text-length.ts';

const counting: Counting = { kind: 'shortenedLinks', linkLength: 23 };
const lengthOf = (text: string): number => textLength(text, counting);

describe('a text whose links count as if they were short', () => {
  const vectors: readonly (readonly [string, string, number])[] = [
    ['no link', 'hello', 5],
    ['a family is one', '👩‍👩‍👧‍👦', 1],
    ['a short link counts as much as a long one', 'http://a.io', 23],
    ['a long link', `https://example.com/${'a'.repeat(500)}?b=${'c'.repeat(500)}`, 23],
    ['words around it count', 'see https://example.com/a now', 4 + 23 + 4],
    ['the full stop after it is not part of it', 'https://example.com/a.', 24],
    ['nor is a comma after the host', 'https://example.com, yes', 23 + 5],
    ['nor the parentheses around it', '(https://example.com/a)', 25],
    ['parentheses in it are', 'https://example.com/a_(b)', 23],
    ['so are nested ones', 'https://example.com/a_(b_(c)_d)', 23],
    ['a query', 'https://example.com/?q=a+b&c=d#e', 23],
    ['a query without a path', 'https://example.com?q=a', 23],
    ['a question mark after it is not part of it', 'https://example.com/a?', 24],
    ['a port', 'https://example.com:8443/a', 23],
    ['letters of other scripts', 'https://münchen.example/straße', 23],
    ['an encoded name', 'https://xn--mnchen-3ya.example', 23],
    ['other schemes that Mastodon links', 'gemini://example.com/a', 23],
    ['schemes it does not', 'ftp://example.com/a', 19],
    ['without a scheme it is no link', 'example.com/abcdefghijklmnopqrstuvwxyz', 38],
    ['a host without a dot is no link', 'http://localhost/abcdefghijklmnopqrstuvwxyz', 43],
    ['glued to a word it is no link', 'xhttps://example.com', 20],
    ['two links', 'https://a.example https://b.example', 47],
    ['a name here counts whole', '@name', 5],
    ['of a name elsewhere the server does not count', '@name@social.example', 5],
    ['in a sentence', 'hi @name@social.example!', 9],
    ['a dotted name', '@first.last@social.example', 11],
    ['several', '@a@b.example @c@d.example', 5],
    ['an address of mail is none', 'name@mail.example', 17],
    ['a name in a link is part of the link', 'https://social.example/@name@other.example', 23],
    ['two at signs in a row', '@@name@social.example', 6],
  ];
  it.each(vectors)('%s', (_what, text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('counts what holds neither link nor name as people do', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[@:]/.test(text)),
        (text) => lengthOf(text) === countGraphemes(text),
      ),
    );
  });

  it('counts words and links one by one', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const link = word.map((path) => `https://example.com/${path}`);
    const pieces = fc.array(fc.oneof(word, link), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(pieces, (all) => {
        const each = all.map((piece) => (piece.includes(':') ? 23 : piece.length));
        return lengthOf(all.join(' ')) === each.reduce((sum, length) => sum + length, all.length - 1);
      }),
    );
  });

  it.each([
    ['opened parentheses', `https://example.com/${'('.repeat(20_000)}`],
    ['dots', `https://${'a.'.repeat(10_000)}`],
    ['at signs', '@a'.repeat(10_000)],
    ['punctuation', `https://example.com/${'.'.repeat(20_000)}`],
    ['nested halves', `https://example.com/${'(a(b'.repeat(5_000)}`],
  ])('answers soon for a text of nothing but %s', (_what, text) => {
    expect(lengthOf(text)).toBeGreaterThan(0);
  });
});
