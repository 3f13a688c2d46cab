import { useRef } from 'react';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import '../banner/tones.css';
import '../parts/button.css';
import { stripView } from './strip-view.ts';
import './strip-window.css';
import { useButtonRoom } from './use-button-room.ts';

/** A thin bar across the top of the screen: which brand is unlocked, and room for the Lock button, a window of its own. */
export function StripWindow() {
  const snapshot = useSnapshot();
  const now = useNow(snapshot.identities.some((status) => status.armedUntil !== null));
  const view = stripView(snapshot, now);
  const room = useRef<HTMLSpanElement>(null);
  useButtonRoom(room);
  return (
    <main className={`strip tone-${view.tone}`}>
      <span className="strip-mark" aria-hidden="true" />
      <h1 className="strip-words numbers">{view.words}</h1>
      {view.armed.length === 0 ? null : (
        <span ref={room} className="button button-light button-small" aria-hidden="true">
          <span className="button-words">Lock</span>
        </span>
      )}
    </main>
  );
}
