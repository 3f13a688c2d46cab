import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { Refusal } from '../../shared/outcome.ts';
import type { DraftPart } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import { useQuietCommand } from '../bridge/use-command.ts';
import { type DraftContent, type DraftCopy, editCopy, noteSent, startCopy, takeOver } from './draft-copy.ts';
import { createEditSender } from './edit-sender.ts';

/** At most so often, in milliseconds, an edit goes to main: less than what a crash may lose. */
const sendEveryMs = 100;

/** The window's own copy of one draft, and the ways to change it. */
export interface DraftEditor {
  readonly parts: readonly DraftPart[];
  readonly languages: readonly string[];
  readonly change: (edit: (content: DraftContent) => DraftContent) => void;
  /** Sends what was typed last, now. */
  readonly flush: () => void;
  /** Why the last edit was not saved, or null. */
  readonly refusal: Refusal | null;
}

/** Mount under the draft's id as `key`: a copy belongs to one draft. */
export function useDraftEditor(status: DraftStatus): DraftEditor {
  const draftId = status.draft.id;
  const { run, refusal } = useQuietCommand('draft.edit');
  const copy = useRef<DraftCopy | null>(null);
  copy.current ??= startCopy(contentOf(status));
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  const incoming = contentOf(status);
  copy.current = takeOver(copy.current, incoming);

  const sender = useMemo(() => {
    const send = (content: DraftContent) => {
      if (copy.current !== null) copy.current = noteSent(copy.current);
      void run({ draftId, parts: [...content.parts], languages: [...content.languages] });
    };
    return createEditSender(send, sendEveryMs, (act, ms) => void setTimeout(act, ms));
  }, [draftId, run]);

  const change = useCallback(
    (edit: (content: DraftContent) => DraftContent) => {
      if (copy.current === null) return;
      copy.current = editCopy(copy.current, edit(copy.current.local));
      redraw();
      sender.push(copy.current.local);
    },
    [sender],
  );
  useFlushBeforeLeaving(sender.flush);
  const { local } = copy.current;
  return { parts: local.parts, languages: local.languages, change, flush: sender.flush, refusal };
}

function contentOf(status: DraftStatus): DraftContent {
  return { parts: status.draft.parts, languages: status.draft.languages };
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
