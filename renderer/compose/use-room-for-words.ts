import { type RefObject, useLayoutEffect } from 'react';
import type { DraftEditor } from './draft-editor.ts';

/**
 * Gives the text box as much room as its words need, by the height of the element around it. CSS can do that alone
 * (`field-sizing`), but then each key lays the whole window out anew: Chromium lays out alone only what has a size of its
 * own and is no item of a grid or flexbox.
 */
export function useRoomForWords(box: RefObject<HTMLTextAreaElement | null>, editor: DraftEditor): void {
  useLayoutEffect(() => {
    const area = box.current;
    const room = area?.parentElement;
    if (!area || !room) return;
    let before = { length: 0, width: 0 };
    const makeRoom = () => {
      const now = { length: area.value.length, width: area.clientWidth };
      // A box says how much room its words need only where that is more than it has.
      if (now.length < before.length || now.width !== before.width) room.style.height = '0';
      if (area.scrollHeight > area.clientHeight) room.style.height = `${area.scrollHeight}px`;
      before = now;
    };
    makeRoom();
    const resized = new ResizeObserver(makeRoom);
    resized.observe(area);
    const unsubscribe = editor.subscribe(makeRoom);
    return () => {
      resized.disconnect();
      unsubscribe();
    };
  }, [box, editor]);
}
