/** What becomes of something written: it stays a draft, goes out, is recalled while held, or is taken down again. */
export type Intent = 'draft' | 'post' | 'recall' | 'takeDown';

/** One text of the campaign. Its first word is its own: by it the text is known wherever it turns up. */
export type Written = {
  readonly token: string;
  readonly intent: Intent;
  readonly by: 'brand' | 'personal';
  readonly draftId: string;
  /** Every stage of the typing, with the moment (`performance.now()`) at which the program had taken it. */
  readonly typed: { readonly text: string; readonly at: number }[];
  /** When the life in which it was typed was seen to end; null while it goes on. */
  firstDeath: number | null;
  /** From here on nothing of it needs to be anywhere: the person threw it away. */
  discarded: boolean;
};

/** Typing of the last so many milliseconds may be lost in a crash. */
const mayLoseMs = 250;
/** A death is seen this much later than it happens, at most. */
const seenLateMs = 150;

/** The longest text of it that must still be somewhere, or null where none must. */
export function mustBeThere({ typed, firstDeath, discarded }: Written): string | null {
  if (discarded) return null;
  const safe = typed.filter(({ at }) => firstDeath === null || at + mayLoseMs + seenLateMs < firstDeath);
  return safe.at(-1)?.text ?? null;
}

/**
 * Compares what was written with the texts found after a death: in drafts, in the outbox, on the server. Gives what is
 * missing; what may be missing, and is, need not be anywhere from then on.
 */
export function takeStock(all: readonly Written[], found: readonly string[]): readonly Written[] {
  return all.filter((one) => {
    const needed = mustBeThere(one);
    const longest = Math.max(-1, ...found.filter((text) => text.startsWith(one.token)).map(({ length }) => length));
    const missing = needed !== null && longest < needed.length;
    if (longest === -1 || missing) one.discarded = true;
    return missing;
  });
}

/** Texts that are there more than once. */
export function twice(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
