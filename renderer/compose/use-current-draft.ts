import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import { isBlank, type ReplyTarget } from '../../shared/post.ts';
import type { DraftStatus, Snapshot } from '../../shared/snapshot.ts';
import { useCommand } from '../bridge/use-command.ts';
import { type DraftId, nextDraft } from './current-draft.ts';

/** The draft the window shows, and how to show another. */
export interface CurrentDraft {
  readonly status: DraftStatus | null;
  readonly show: (draftId: DraftId) => void;
  readonly create: (identityId: string | null, replyTo: ReplyTarget | null) => Promise<boolean>;
  readonly refusal: Refusal | null;
}

/** Keeps a draft shown; where there is none, asks main for a fresh one while `wanted` (the person may write). */
export function useCurrentDraft(snapshot: Snapshot, mayWrite: boolean): CurrentDraft {
  const ids = newestFirst(snapshot.drafts);
  const [shown, setShown] = useState<{
    readonly current: DraftId | null;
    readonly before: readonly DraftId[];
    readonly wanted: DraftId | null;
  }>({
    current: null,
    before: [],
    wanted: null,
  });
  const { run, refusal } = useCommand('draft.create');

  const currentStatus = snapshot.drafts.find((status) => status.draft.id === shown.current) ?? null;
  const next = nextDraft({
    ...shown,
    after: ids,
    mayBeReplaced: currentStatus === null || isBlank(currentStatus.draft) || !document.hasFocus(),
  });
  const wantedCame = shown.wanted !== null && next === shown.wanted;
  if (next !== shown.current || wantedCame || ids.join() !== shown.before.join()) {
    setShown({ current: next, before: ids, wanted: wantedCame ? null : shown.wanted });
  }

  const show = useCallback((draftId: DraftId) => setShown((was) => ({ ...was, wanted: draftId })), []);
  const create = useCallback(
    async (identityId: string | null, replyTo: ReplyTarget | null) => {
      const result = await run({ identityId, replyTo });
      if (result.kind === 'ok') show(result.value);
      return result.kind === 'ok';
    },
    [run, show],
  );

  const asking = useRef(false);
  const missing = mayWrite && next === null && refusal === null;
  useEffect(() => {
    if (!missing || asking.current) return;
    asking.current = true;
    void create(null, null).finally(() => {
      asking.current = false;
    });
  }, [missing, create]);

  return { status: snapshot.drafts.find((status) => status.draft.id === next) ?? null, show, create, refusal };
}

function newestFirst(drafts: readonly DraftStatus[]): readonly DraftId[] {
  return [...drafts].sort((a, b) => b.draft.updatedAt - a.draft.updatedAt).map((status) => status.draft.id);
}
