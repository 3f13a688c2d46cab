import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import { type DraftPart, emptyPart } from '../../shared/post.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useAskSnapshot, useEachSnapshot } from '../bridge/hatcheck-context.tsx';
import { useQuietCommand } from '../bridge/use-command.ts';
import type { DraftId } from './current-draft.ts';
import type { DraftContent } from './draft-copy.ts';
import { createDraftEditor, type DraftEditor } from './draft-editor.ts';
import type { TextBy } from './texts-in-snapshot.ts';

export interface EditedDraft {
  readonly editor: DraftEditor;
  /** Why the last edit was not saved, or null. */
  readonly refusal: Refusal | null;
}

/** An editor for one text of the draft. Mount under the draft's id and `by` as `key`: a copy belongs to one text. */
export function useDraftEditor(draftId: DraftId, by: TextBy): EditedDraft {
  const { run, refusal } = useQuietCommand('draft.edit');
  const ask = useAskSnapshot();
  const editor = useMemo(() => {
    const whose = by === null ? { draftId } : { draftId, by };
    const send = ({ parts, languages }: DraftContent) => void run({ ...whose, parts: [...parts], languages: [...languages] });
    return createDraftEditor(contentIn(ask(), draftId, by) ?? nothing, send, (act, ms) => void setTimeout(act, ms));
  }, [draftId, by, run, ask]);
  const follow = useCallback(
    (snapshot: Snapshot) => {
      const incoming = contentIn(snapshot, draftId, by);
      if (incoming !== null) editor.takeOver(incoming);
    },
    [editor, draftId, by],
  );
  useEachSnapshot(follow);
  useFlushBeforeLeaving(editor.flush);
  return { editor, refusal };
}

/** What `select` makes of the text as written: draws anew only where that is another value. */
export function useContent<T extends string | number | boolean | object | null | undefined>(
  editor: DraftEditor,
  select: (content: DraftContent) => T,
): T {
  return useSyncExternalStore(editor.subscribe, () => select(editor.get()));
}

/** One post of the thread as written; an empty one while it is on its way out. */
export function partAt(content: DraftContent, index: number): DraftPart {
  return content.parts[index] ?? emptyPart;
}

const nothing: DraftContent = { parts: [emptyPart], languages: [] };

/** Null where that identity says what the others do, or the draft is gone. */
function contentIn({ drafts }: Snapshot, draftId: DraftId, by: TextBy): DraftContent | null {
  const draft = drafts.find((status) => status.draft.id === draftId)?.draft ?? null;
  if (draft === null || by === null) return draft;
  const parts = draft.also?.find(({ identityId }) => identityId === by)?.parts;
  return parts === undefined ? null : { parts, languages: draft.languages };
}

function useFlushBeforeLeaving(flush: () => void): void {
  useEffect(() => {
    const events = ['blur', 'beforeunload', 'pagehide'] as const;
    for (const event of events) window.addEventListener(event, flush);
    return () => {
      for (const event of events) window.removeEventListener(event, flush);
      flush();
    };
  }, [flush]);
}
