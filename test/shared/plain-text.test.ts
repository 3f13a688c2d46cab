import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atAGlance, plainLine, plainText } from '../../shared/plain-text.ts';

describe('text by somebody else', () => {
  it.each([
    ['an override of direction', 'Acme\u202Egro.emca', 'Acmegro.emca'],
    ['isolates and marks', '\u2066Acme\u2069\u200F\u200E', 'Acme'],
    ['zero-width characters', 'Ac\u200Bm\u2060e\uFEFF', 'Acme'],
    ['a soft hyphen', 'Ac\u00ADme', 'Acme'],
    ['letters that are blank', '\u3164Acme\u2800\uFFA0', 'Acme'],
    ['tags', 'Acme\u{E0041}\u{E0042}', 'Acme'],
    ['control characters', 'Ac\u0000\u001B[31mme\u009F', 'Ac [31mme'],
  ])('loses %s', (_what, text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  it.each(['Café Noël', 'アクメ株式会社', 'Ümlaut & Søn', 'שלום', 'مرحبا بالعالم', 'नमस्ते', '👩‍🚀 Astra', '❤️‍🔥', '👩🏽‍💻'])(
    'keeps %s',
    (text) => {
      expect(plainLine(text)).toBe(text.normalize('NFC'));
    },
  );

  it('piles no marks up over the line above', () => {
    expect(plainText(`Z${'\u0335'.repeat(40)}algo`)).toBe(`Z${'\u0335'.repeat(4)}algo`);
  });

  it('keeps lines in a text, and makes one of a name', () => {
    expect(plainText('one\ntwo')).toBe('one\ntwo');
    expect(plainLine(' one\n\ttwo\u2028three ')).toBe('one two three');
  });

  it('cuts a name at whole characters', () => {
    expect(plainLine('🙂🙂🙂🙂', 6)).toBe('🙂🙂…');
    expect(plainLine('four', 4)).toBe('four');
  });

  it('holds nothing unseen, whatever came in, and is plain already the second time', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u202E', '\u2066', '\u200B', '\u200D', '\u3164', '\u0007', '👩', 'a', '\n', '\uFFFF'),
        fc.string({ unit: 'binary', maxLength: 1, minLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const plain = plainText(text);
        expect(
          plain.replace(/\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?\u200d(?=\p{Extended_Pictographic})/gu, ''),
        ).not.toMatch(/[\p{Cf}\u3164\u2800]|[^\P{Cc}\n\t]/u);
        expect(plainText(plain)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('two names at a glance', () => {
  it.each([
    ['Acme', 'ACME'],
    ['Acme', 'Àcmé'],
    ['Acme', 'Ａｃｍｅ'],
    ['Acme Support', 'acme-support'],
    ['Acme', 'Ac\u200Bme'],
  ])('%s is %s', (one, other) => {
    expect(atAGlance(one)).toBe(atAGlance(other));
  });

  it('tells different names apart', () => {
    expect(atAGlance('Acme')).not.toBe(atAGlance('Acne'));
  });
});
