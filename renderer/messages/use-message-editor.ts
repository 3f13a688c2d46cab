import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message, MessageReader } from '../../shared/message.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { useQuietCommand } from '../bridge/use-command.ts';

/** What is on the screen of a message, ahead of what main has by a moment. */
export interface MessageEditor {
  readonly text: string;
  readonly to: readonly MessageReader[];
  readonly write: (text: string) => void;
  readonly address: (to: readonly MessageReader[]) => void;
  /** Resolves once main has what is on the screen. */
  readonly flush: () => Promise<void>;
  readonly refusal: Refusal | null;
}

/** Keystrokes are gathered for so long before they go to main, in milliseconds. */
const gatherMs = 150;

export function useMessageEditor(message: Message): MessageEditor {
  const { id } = message;
  const [content, setContent] = useState({ text: message.text, to: message.to as readonly MessageReader[] });
  const { run, refusal } = useQuietCommand('message.edit');
  const latest = useRef(content);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const send = useCallback(async (): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { text, to } = latest.current;
    await run({ messageId: id, to: [...to], text });
  }, [run, id]);
  const flush = useCallback(() => (timer.current === null ? Promise.resolve() : send()), [send]);
  const change = (next: typeof content, isUrgent: boolean) => {
    latest.current = next;
    setContent(next);
    if (isUrgent) void send();
    else timer.current ??= setTimeout(() => void send(), gatherMs);
  };
  useEffect(() => () => void flush(), [flush]);
  return {
    ...content,
    write: (text) => change({ ...latest.current, text }, false),
    // Who reads it goes to main at once: nothing may be confirmed for others.
    address: (to) => change({ ...latest.current, to }, true),
    flush,
    refusal,
  };
}
