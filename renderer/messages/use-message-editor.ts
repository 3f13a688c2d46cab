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
  /** Whether main has what is on the screen: nothing else may be confirmed. */
  readonly flush: () => Promise<boolean>;
  readonly refusal: Refusal | null;
}

/** Keystrokes are gathered for so long before they go to main, in milliseconds. */
const gatherMs = 150;

export function useMessageEditor(message: Message): MessageEditor {
  const { id } = message;
  const [content, setContent] = useState({ text: message.text, to: message.to as readonly MessageReader[] });
  const { run, refusal } = useQuietCommand('message.edit');
  const latest = useRef(content);
  /** What main took. */
  const taken = useRef(content);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const send = useCallback(async (): Promise<boolean> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const sent = latest.current;
    const result = await run({ messageId: id, to: [...sent.to], text: sent.text });
    if (result.kind === 'ok') taken.current = sent;
    return latest.current === taken.current;
  }, [run, id]);
  const flush = useCallback(() => (latest.current === taken.current ? Promise.resolve(true) : send()), [send]);
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
