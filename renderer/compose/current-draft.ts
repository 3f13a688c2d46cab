import { type Draft, isBlank, isUnused } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';

export type DraftId = string;

/** What the window remembers between two snapshots. */
export interface Shown {
  /** The draft shown until now, or null. */
  readonly current: DraftId | null;
  /** Every draft there was; null before the first snapshot. */
  readonly before: readonly DraftId[] | null;
  /** A draft this window asked for and still waits to see. */
  readonly wanted: DraftId | null;
}

export const nothingShown: Shown = { current: null, before: null, wanted: null };

/**
 * The draft to show after a snapshot, or null where a fresh one is needed. The window begins with the newest draft.
 * From then on it never moves to another by itself, which may be from somebody else: only to one that was asked for here,
 * or to a new, blank one that was asked for elsewhere (the tray), where `mayBeReplaced` says that nothing is lost by it.
 */
export function nextDraft(shown: Shown, drafts: readonly DraftStatus[], mayBeReplaced: boolean): DraftId | null {
  const { current, before, wanted } = shown;
  const after = newestFirst(drafts);
  const isThere = (id: DraftId | null): id is DraftId => after.some((draft) => draft.id === id);
  if (isThere(wanted)) return wanted;
  if (before === null) return after[0]?.id ?? null;
  const stillThere = isThere(current);
  const appeared = after.find((draft) => isBlank(draft) && !before.includes(draft.id));
  if (appeared !== undefined && (!stillThere || mayBeReplaced)) return appeared.id;
  return stillThere ? current : freshDraft(drafts);
}

/** A draft from nobody that nobody wrote in yet, as good as a new one. */
export function freshDraft(drafts: readonly DraftStatus[]): DraftId | null {
  return newestFirst(drafts).find((draft) => draft.identityId === null && isUnused(draft))?.id ?? null;
}

function newestFirst(drafts: readonly DraftStatus[]): readonly Draft[] {
  return drafts.map((status) => status.draft).sort((a, b) => b.updatedAt - a.updatedAt);
}
