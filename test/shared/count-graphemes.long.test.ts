import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countGraphemes } from '../../shared/post.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const truth = (text: string) => [...segmenter.segment(text)].length;

/** Letters that stand alone beside those that join: marks, joiners, flags, Hangul, a carriage return. */
const tricky = fc.constantFrom(
  'a',
  'é',
  'ж',
  'か',
  '漢',
  ' ',
  '\n',
  '\r',
  '\u0301',
  '\u200d',
  '\ufe0f',
  '©',
  '👩',
  '🇩',
  '🇪',
  '각',
  'ᄀ',
  'ᆨ',
  '\u0483',
  '\u00ad',
  '\u3099',
);

function same(text: string): void {
  expect(countGraphemes(text)).toBe(truth(text));
}

it('counts what the segmenter counts', () => {
  fc.assert(
    fc.property(fc.array(tricky, { maxLength: 12 }), (letters) => same(letters.join(''))),
    {
      numRuns: 2_000,
    },
  );
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), same));
});

it('counts every letter that it takes for one on its own as one, before and after every other', () => {
  const letters = Array.from({ length: 0xa000 }, (_, code) => String.fromCharCode(code)).filter((letter) => countGraphemes(letter) === 1);
  const wrong = letters.filter(
    (letter) => countGraphemes(`a${letter}a`) !== truth(`a${letter}a`) || countGraphemes(letter + letter) !== truth(letter + letter),
  );
  expect(wrong).toEqual([]);
});
