/** A value that follows its label: "passport number: XG9382049". */
export interface LabelledValue {
  /** UTF-16 offsets of the value. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Small words and marks that may stand between a label and its value; bounded. */
const between =
  /^(?:[’']s)?(?:\s{1,2}(?:number|numbers|no\.?|num|nr\.?|id|code|details?|information|info|and|with|of|for|from|the|that|are|were|shared|linked|my|is|was|ist|es|est|called|ends?|ending|in|checking|savings?|verification|purposes|transfer|routing|account)\b){0,4}\s{0,2}[.:=#(«„"'*\s-]{0,4}/i;
const longestValue = 40;

/**
 * The value behind each label. `value` must match from its first character and is read as far as it goes,
 * at most 40 characters. Takes time in proportion to the number of labels.
 */
export function labelledValues(text: string, label: RegExp, value: RegExp): readonly LabelledValue[] {
  return [...text.matchAll(label)].flatMap(({ 0: found, index }) => {
    const end = index + found.length;
    const gap = between.exec(text.slice(end, end + 80))?.[0].length ?? 0;
    const read = value.exec(text.slice(end + gap, end + gap + longestValue))?.[0];
    return read === undefined ? [] : [{ start: end + gap, end: end + gap + read.length, value: read }];
  });
}
