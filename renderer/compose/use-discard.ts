import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../bridge/hatcheck-context.tsx';
import type { DraftId } from './current-draft.ts';

/** So long a discarded draft can be had back, in milliseconds. */
const undoMs = 8000;

/** Drafts on their way out: hidden here, and really discarded only when the time to undo is over. */
export interface Discard {
  readonly leaving: readonly DraftId[];
  readonly discard: (draftId: DraftId) => void;
  readonly undo: () => void;
}

/** A window that closes before then has discarded nothing. */
export function useDiscard(): Discard {
  const bridge = useBridge();
  const [leaving, setLeaving] = useState<readonly DraftId[]>([]);
  const timers = useRef(new Map<DraftId, ReturnType<typeof setTimeout>>());

  const discard = useCallback(
    (draftId: DraftId) => {
      setLeaving((was) => [...was, draftId]);
      const act = () => {
        timers.current.delete(draftId);
        const back = () => setLeaving((was) => was.filter((id) => id !== draftId));
        bridge.run('draft.discard', { draftId }).then(back, back);
      };
      timers.current.set(draftId, setTimeout(act, undoMs));
    },
    [bridge],
  );
  const undo = useCallback(() => {
    for (const timer of timers.current.values()) clearTimeout(timer);
    const waiting = [...timers.current.keys()];
    timers.current.clear();
    setLeaving((was) => was.filter((id) => !waiting.includes(id)));
  }, []);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);
  return { leaving, discard, undo };
}
