import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { littleText, plainText } from '../../../../main/networks/linkedin/little-text.ts';
import { shownText } from '../../../contract/linkedin-server/little.ts';

/** Texts rich in what the format reserves. */
const texts = fc.string({
  unit: fc.oneof(fc.constantFrom(...'\\|{}@[]()<>#*_~', ' ', '\n', 'a', 'ü', '7'), fc.string({ unit: 'grapheme', maxLength: 2 })),
  maxLength: 60,
});

describe('a text in little format', () => {
  it('is shown as it was written, to the last character', () => {
    fc.assert(
      fc.property(texts, (text) => shownText(littleText(text)) === text),
      { numRuns: 2000 },
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(texts, (text) => plainText(littleText(text)) === text),
      { numRuns: 2000 },
    );
  });

  const written: readonly (readonly [string, string])[] = [
    ['Plain words', 'Plain words'],
    ['50 % (or so) [sic] <b> a_b ~ *', '50 % \\(or so\\) \\[sic\\] \\<b\\> a\\_b \\~ \\*'],
    ['C:\\temp | {x}', 'C:\\\\temp \\| \\{x\\}'],
    ['Mail me @ work', 'Mail me \\@ work'],
    ['#Grüße to all', '{hashtag|\\#|Grüße} to all'],
    ['#snake_case', '{hashtag|\\#|snake\\_case}'],
    ['#1 and C# and a#b', '\\#1 and C\\# and a\\#b'],
    ['See https://example.com/#top_of_page', 'See https://example.com/\\#top\\_of\\_page'],
    ['Thanks @[Acme (UK)](urn:li:organization:2414)!', 'Thanks @[Acme \\(UK\\)](urn:li:organization:2414)!'],
    ['@[No one](urn:li:share:1)', '\\@\\[No one\\]\\(urn:li:share:1\\)'],
  ];
  it.each(written)('%s', (text, little) => {
    expect(littleText(text)).toBe(little);
  });

  it('shows a mention as the name alone', () => {
    const little = littleText('Thanks @[Acme (UK)](urn:li:organization:2414) and #all');
    expect([shownText(little), plainText(little)]).toEqual(['Thanks Acme (UK) and #all', 'Thanks Acme (UK) and #all']);
  });

  it('would end at the first bare sign: what the escapes are for', () => {
    expect(shownText('Call us (today)')).toBe('Call us ');
  });
});
