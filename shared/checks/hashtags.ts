/** A tag as it stands in a text; offsets include the `#`. */
export interface Hashtag {
  /** Lower-cased, without `#`. */
  readonly tag: string;
  /** As written, without `#`. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** A `#` not inside a word, an address or a link, then letters, marks, digits or underscores, not digits alone. */
const pattern = /(?<![\p{L}\p{N}&/#])[#＃]([\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/gu;

export function hashtagsOf(text: string): readonly Hashtag[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: written = '' }) => ({
    tag: written.toLowerCase(),
    written,
    start: index,
    end: index + whole.length,
  }));
}
