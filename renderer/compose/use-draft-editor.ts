import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import { type Draft, type DraftPart, emptyPart } from '../../shared/post.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useAskSnapshot, useEachSnapshot } from '../bridge/hatcheck-context.tsx';
import { useQuietCommand } from '../bridge/use-command.ts';
import type { DraftId } from './current-draft.ts';
import type { DraftContent } from './draft-copy.ts';
import { createDraftEditor, type DraftEditor } from './draft-editor.ts';

export interface EditedDraft {
  readonly editor: DraftEditor;
  /** Why the last edit was not saved, or null. */
  readonly refusal: Refusal | null;
}

/** An editor for the draft. Mount under the draft's id as `key`: a copy belongs to one draft. */
export function useDraftEditor(draftId: DraftId): EditedDraft {
  const { run, refusal } = useQuietCommand('draft.edit');
  const ask = useAskSnapshot();
  const editor = useMemo(() => {
    const send = ({ parts, languages }: DraftContent) => void run({ draftId, parts: [...parts], languages: [...languages] });
    return createDraftEditor(contentIn(ask(), draftId) ?? nothing, send, (act, ms) => void setTimeout(act, ms));
  }, [draftId, run, ask]);
  const follow = useCallback(
    (snapshot: Snapshot) => {
      const incoming = contentIn(snapshot, draftId);
      if (incoming !== null) editor.takeOver(incoming);
    },
    [editor, draftId],
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

function contentIn({ drafts }: Snapshot, draftId: DraftId): Draft | null {
  return drafts.find(({ draft }) => draft.id === draftId)?.draft ?? null;
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
