import type { IdentityId } from '../../shared/account.ts';
import { isBlank, isUnused } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';

export type DraftId = string;

/** What matters of a draft for which one is shown: not its words, which change with every key. */
export interface DraftSummary {
  readonly id: DraftId;
  readonly identityId: IdentityId | null;
  readonly isBlank: boolean;
  readonly isUnused: boolean;
  /** Put aside: shown only once it is taken up. */
  readonly isKept: boolean;
}

/** The newest first. */
export function summariesOf(drafts: readonly DraftStatus[]): readonly DraftSummary[] {
  return drafts
    .map((status) => status.draft)
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .map((draft) => ({
      id: draft.id,
      identityId: draft.identityId,
      isBlank: isBlank(draft),
      isUnused: isUnused(draft),
      isKept: draft.kept !== undefined,
    }));
}

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
 * The draft to show after a snapshot, or null where a fresh one is needed; `drafts` has the newest first. The window begins
 * with the newest. From then on it never moves to another by itself, which may be from somebody else: only to one that was
 * asked for here, or to a new, blank one that was asked for elsewhere (the tray), where `mayBeReplaced` says that nothing is
 * lost by it.
 */
export function nextDraft(shown: Shown, drafts: readonly DraftSummary[], mayBeReplaced: boolean): DraftId | null {
  const { current, before, wanted } = shown;
  const isThere = (id: DraftId | null): id is DraftId => drafts.some((draft) => draft.id === id && !draft.isKept);
  if (isThere(wanted)) return wanted;
  if (before === null) return drafts.find((draft) => !draft.isKept)?.id ?? null;
  const stillThere = isThere(current);
  const appeared = drafts.find((draft) => draft.isBlank && !before.includes(draft.id));
  if (appeared !== undefined && (!stillThere || mayBeReplaced)) return appeared.id;
  return stillThere ? current : freshDraft(drafts);
}

/** A draft from nobody that nobody wrote in yet, as good as a new one. */
export function freshDraft(drafts: readonly DraftSummary[]): DraftId | null {
  return drafts.find((draft) => draft.identityId === null && draft.isUnused && !draft.isKept)?.id ?? null;
}
