import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandArguments } from '../../shared/ipc.ts';
import { useBridge } from '../bridge/hatcheck-context.tsx';

type Told = CommandArguments<'strip.button'>;

/** Tells main how far the page is zoomed and where the words left room for the button, whenever that changed: it lays both windows by it. */
export function useButtonRoom(room: RefObject<HTMLElement | null>): void {
  const bridge = useBridge();
  const told = useRef('');
  const tell = useRef((): void => {});
  tell.current = () => {
    const next = roomIn(room.current);
    const now = JSON.stringify(next);
    if (now === told.current) return;
    told.current = now;
    bridge.run('strip.button', next).catch(() => {
      told.current = ''; // told again at the next drawing
    });
  };
  useLayoutEffect(() => tell.current());
  useEffect(() => {
    const onResize = (): void => tell.current();
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
}

/** In the pixels of the window, which those of the page are not while it is zoomed. */
function roomIn(room: HTMLElement | null): Told {
  // Before the window is laid out it has no width.
  const zoom = window.innerWidth * window.outerWidth === 0 ? 1 : window.outerWidth / window.innerWidth;
  if (room === null) return { at: null, zoom };
  const { x, y, width, height } = room.getBoundingClientRect();
  return { at: { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom }, zoom };
}
