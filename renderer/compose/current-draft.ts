export type DraftId = string;

/** What decides which draft the window shows. */
export interface DraftChoice {
  /** The draft shown until now, or null. */
  readonly current: DraftId | null;
  /** Ids before and after the snapshot, newest first. */
  readonly before: readonly DraftId[];
  readonly after: readonly DraftId[];
  /** A draft this window asked for and still waits to see. */
  readonly wanted: DraftId | null;
  /** True where the draft shown has no text yet, or the person is not in this window. */
  readonly mayBeReplaced: boolean;
}

/**
 * The draft to show after a snapshot. A new one is shown at once where it was asked for here or nothing is lost by it;
 * a person who is typing is never moved to another draft.
 */
export function nextDraft(choice: DraftChoice): DraftId | null {
  const { current, before, after, wanted, mayBeReplaced } = choice;
  if (wanted !== null && after.includes(wanted)) return wanted;
  const stillThere = current !== null && after.includes(current);
  const appeared = before.length === 0 && current === null ? undefined : after.find((id) => !before.includes(id));
  if (appeared !== undefined && (!stillThere || mayBeReplaced)) return appeared;
  if (stillThere) return current;
  return current === null ? (after[0] ?? null) : null;
}
