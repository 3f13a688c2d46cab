import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandArguments } from '../../shared/ipc.ts';
import { useBridge } from '../bridge/hatcheck-context.tsx';

type Room = CommandArguments<'strip.button'>['at'];

/** Tells main where the words left room for the button, whenever that changed: it lays the button's window there. */
export function useButtonRoom(room: RefObject<HTMLElement | null>): void {
  const bridge = useBridge();
  const told = useRef('');
  const tell = useRef((): void => {});
  tell.current = () => {
    const at = roomIn(room.current);
    const now = JSON.stringify(at);
    if (now === told.current) return;
    told.current = now;
    bridge.run('strip.button', { at }).catch(() => {
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
function roomIn(room: HTMLElement | null): Room {
  if (room === null) return null;
  const { x, y, width, height } = room.getBoundingClientRect();
  const zoom = window.innerWidth === 0 ? 1 : window.outerWidth / window.innerWidth;
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}
