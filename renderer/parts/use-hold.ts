import { type KeyboardEvent, type MouseEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** How long the button that names the account is held to confirm as a brand, in milliseconds. */
export const holdMs = 600;

/** `resting`; `holding` fills; `tooShort` was let go early; `pressAgain` waits for the second press of assistive technology. */
export type HoldState = 'resting' | 'holding' | 'tooShort' | 'pressAgain';

interface Hold {
  readonly state: HoldState;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLButtonElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerLeave: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
    readonly onKeyUp: (event: KeyboardEvent<HTMLButtonElement>) => void;
    readonly onBlur: () => void;
    readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
    readonly onContextMenu: (event: MouseEvent<HTMLButtonElement>) => void;
  };
}

/**
 * Press and hold with pointer, Enter or Space; `onHeld` gets the milliseconds held, once, when it is long enough.
 * Screen readers and switches only click, with no length: for them a first click asks and a second one,
 * at least as much later, confirms; the time between them counts as held.
 */
export function useHold(enabled: boolean, onHeld: (heldMs: number) => void): Hold {
  const [state, setState] = useState<HoldState>('resting');
  const started = useRef<number | null>(null);
  const asked = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(onHeld);
  useEffect(() => {
    latest.current = onHeld;
  }, [onHeld]);

  const end = useCallback((next: HoldState) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    started.current = null;
    if (next !== 'pressAgain') asked.current = null;
    setState(next);
  }, []);
  useEffect(() => () => end('resting'), [end]);

  const begin = () => {
    if (!enabled || started.current !== null) return;
    const from = performance.now();
    started.current = from;
    setState('holding');
    const finish = () => {
      const heldMs = performance.now() - from;
      if (heldMs < holdMs) {
        timer.current = setTimeout(finish, holdMs - heldMs + 1);
        return;
      }
      end('resting');
      latest.current(heldMs);
    };
    timer.current = setTimeout(finish, holdMs);
  };
  const letGo = () => {
    if (started.current !== null) end('tooShort');
  };
  const clickWithoutLength = () => {
    if (!enabled) return;
    const now = performance.now();
    const from = asked.current;
    if (from !== null && now - from >= holdMs) {
      end('resting');
      latest.current(Math.min(now - from, 60_000));
      return;
    }
    asked.current ??= now;
    end('pressAgain');
  };
  return { state, handlers: handlersOf({ begin, letGo, clickWithoutLength, rest: () => end('resting') }) };
}

interface HoldActs {
  readonly begin: () => void;
  readonly letGo: () => void;
  readonly clickWithoutLength: () => void;
  readonly rest: () => void;
}

function handlersOf({ begin, letGo, clickWithoutLength, rest }: HoldActs): Hold['handlers'] {
  return {
    onPointerDown: (event) => {
      if (event.button === 0) begin();
    },
    onPointerUp: letGo,
    onPointerLeave: letGo,
    onPointerCancel: letGo,
    onKeyDown: (event) => {
      if (event.key === 'Escape') rest();
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      if (!event.repeat) begin();
    },
    onKeyUp: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      letGo();
    },
    onBlur: rest,
    onClick: (event) => {
      if (event.detail === 0) clickWithoutLength();
    },
    onContextMenu: (event) => event.preventDefault(),
  };
}
