/** Line breaks and tabs stay; every other control character goes. */
const controls = /[^\P{Cc}\n\t]/gu;
/**
 * Characters that are not seen: those that turn the direction of the text after them around, joiners, soft hyphens, tags
 * and other format characters, and letters that are blank (Hangul fillers, an empty Braille cell, a Khmer vowel).
 */
const unseen = /\p{Cf}|\u034f|[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;
const zeroWidthJoiner = '\u200d';
/** A joiner that makes one picture of two is seen (https://unicode.org/reports/tr51/). */
const inEmoji = /(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic})/gu;
/** No script stacks more than a few marks on one letter. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;
/** Stands for a joiner that stays; it cannot be in what is cleaned, since it is no character. */
const kept = '\uffff';

/**
 * Text by somebody else, such that what is seen is all there is: nothing in it can reorder, hide or overprint what stands
 * beside it. Lines stay lines.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(kept, '')
    .replace(inEmoji, kept)
    .replace(controls, ' ')
    .replace(unseen, '')
    .replace(piledMarks, '$1')
    .replaceAll(kept, zeroWidthJoiner);
}

/** The same on one line, for names and titles; cut to `longest` UTF-16 units, never within a character. */
export function plainLine(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = plainText(text)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .trim();
  if (line.length <= longest) return line;
  const whole = Array.from(line.slice(0, longest - 1)).filter((character) => !/^[\ud800-\udfff]$/.test(character));
  return `${whole.join('').trimEnd()}…`;
}

/** What two names have in common for somebody who only glances: case, accents, widths and spacing do not count. */
export function atAGlance(name: string): string {
  return plainLine(name)
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{Z}\p{S}]/gu, '')
    .toLowerCase();
}
