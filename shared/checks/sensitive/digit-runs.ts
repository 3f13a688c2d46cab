/** Digits that belong together in a text, with the groups they were written in. */
export interface DigitRun {
  /** UTF-16 offsets, from the first digit, plus sign or bracket to the last digit. */
  readonly start: number;
  readonly end: number;
  /** Each group of digits with its own offsets. */
  readonly groups: readonly DigitGroup[];
}

export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Digits, each followed by at most three marks that may stand inside a number. No nested repetition: linear. */
const run = /\+?\(?\d(?:[ \u00a0./()–‑-]{0,3}\d)*/g;
const group = /\d+/g;

/** All numbers of a text, written together or in groups. Takes time in proportion to the text's length. */
export function digitRuns(text: string): readonly DigitRun[] {
  return [...text.matchAll(run)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    groups: [...found.matchAll(group)].map((part) => ({
      start: index + part.index,
      end: index + part.index + part[0].length,
      digits: part[0],
    })),
  }));
}

/** Whether a letter, digit or `_` stands on either side: then it is part of a longer word, such as a link's id. */
export function isInsideWord(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}_]/u.test(text[start - 1] ?? ' ') || /[\p{L}\p{N}_]/u.test(text[end] ?? ' ');
}
