import type { DraftStatus, Snapshot } from '../../shared/snapshot.ts';
import type { DraftId } from './current-draft.ts';

/** The draft as main has it, or null where it is gone. */
export function statusIn(snapshot: Snapshot, draftId: DraftId): DraftStatus | null {
  return snapshot.drafts.find(({ draft }) => draft.id === draftId) ?? null;
}
