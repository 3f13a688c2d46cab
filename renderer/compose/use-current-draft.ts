import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import type { About, ReplyTarget } from '../../shared/post.ts';
import { useCommand } from '../bridge/use-command.ts';
import { type DraftId, type DraftSummary, freshDraft, nextDraft, nothingShown, type Shown } from './current-draft.ts';

/** The draft the window shows, and how to show another. */
export interface CurrentDraft {
  readonly draft: DraftSummary | null;
  readonly show: (draftId: DraftId) => void;
  /** A draft from nobody; one that nobody wrote in yet is used again. */
  readonly begin: () => void;
  readonly create: (identityId: string | null, replyTo: ReplyTarget | null, about?: About) => Promise<boolean>;
  readonly refusal: Refusal | null;
}

/** Keeps a draft shown; where there is none, asks main for a fresh one while `mayWrite`. `drafts` has the newest first. */
export function useCurrentDraft(drafts: readonly DraftSummary[], mayWrite: boolean): CurrentDraft {
  const [shown, setShown] = useState<Shown>(nothingShown);
  const { run, refusal } = useCommand('draft.create');

  const current = drafts.find((draft) => draft.id === shown.current) ?? null;
  const next = nextDraft(shown, drafts, current === null || current.isBlank || !document.hasFocus());
  const ids = drafts.map((draft) => draft.id);
  const wantedCame = shown.wanted !== null && next === shown.wanted;
  if (next !== shown.current || wantedCame || ids.join() !== shown.before?.join()) {
    setShown({ current: next, before: ids, wanted: wantedCame ? null : shown.wanted });
  }

  const { run: takeUp } = useCommand('draft.takeUp');
  const kept = useRef<ReadonlySet<DraftId>>(new Set());
  useEffect(() => {
    kept.current = new Set(drafts.filter((draft) => draft.isKept).map((draft) => draft.id));
  }, [drafts]);
  // It stays the same function: what asks for a fresh draft would ask twice if it changed with every draft.
  const show = useCallback(
    (draftId: DraftId) => {
      setShown((was) => ({ ...was, wanted: draftId }));
      if (kept.current.has(draftId)) void takeUp({ draftId });
    },
    [takeUp],
  );
  const create = useCallback(
    async (identityId: string | null, replyTo: ReplyTarget | null, about?: About) => {
      const result = await run({ identityId, replyTo, ...(about === undefined ? {} : { about }) });
      if (result.kind === 'ok') show(result.value);
      return result.kind === 'ok';
    },
    [run, show],
  );
  const begin = () => {
    const fresh = freshDraft(drafts);
    if (fresh === null) void create(null, null);
    else show(fresh);
  };
  useFreshDraft(mayWrite && next === null && refusal === null, create);
  useDiscardUnused(drafts, next);
  return { draft: drafts.find((draft) => draft.id === next) ?? null, show, begin, create, refusal };
}

function useFreshDraft(missing: boolean, create: CurrentDraft['create']): void {
  const asking = useRef(false);
  useEffect(() => {
    if (!missing || asking.current) return;
    asking.current = true;
    void create(null, null).finally(() => {
      asking.current = false;
    });
  }, [missing, create]);
}

/** A draft that is left as blank as it came leaves too. Main decides, after it has read what was typed last. */
function useDiscardUnused(drafts: readonly DraftSummary[], shown: DraftId | null): void {
  const { run } = useCommand('draft.discardUnused');
  const before = useRef<DraftId | null>(null);
  useEffect(() => {
    const left = before.current;
    before.current = shown;
    if (left === null || left === shown) return;
    if (drafts.find((draft) => draft.id === left)?.isUnused === true) void run({ draftId: left });
  }, [drafts, shown, run]);
}
