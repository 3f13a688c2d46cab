import { type DraftContent, editCopy, noteSent, startCopy, takeOver } from './draft-copy.ts';
import { createEditSender } from './edit-sender.ts';

/** At most so often, in milliseconds, an edit goes to main. With main's own delay it is less than what a crash may lose. */
const sendEveryMs = 150;

/** The window's own copy of one draft, and the ways to change it. It tells those who ask for it, and draws nothing itself. */
export interface DraftEditor {
  readonly get: () => DraftContent;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (edit: (content: DraftContent) => DraftContent) => void;
  /** Main's copy of the draft, as a snapshot has it. */
  readonly takeOver: (incoming: DraftContent) => void;
  /** Sends what was typed last, now. */
  readonly flush: () => void;
}

export function createDraftEditor(
  start: DraftContent,
  send: (content: DraftContent) => void,
  later: (act: () => void, ms: number) => void,
): DraftEditor {
  let copy = startCopy(start);
  let taken = start.parts;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const sendCopy = (content: DraftContent) => {
    copy = noteSent(copy);
    send(content);
  };
  const sender = createEditSender(sendCopy, sendEveryMs, later);
  return {
    get: () => copy.local,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (edit) => {
      copy = editCopy(copy, edit(copy.local));
      tell();
      sender.push(copy.local);
    },
    takeOver: (incoming) => {
      if (incoming.parts === taken && incoming.languages === copy.base.languages) return;
      taken = incoming.parts;
      const before = copy.local;
      copy = takeOver(copy, incoming);
      if (copy.local !== before) tell();
    },
    flush: sender.flush,
  };
}
