import { useRef } from 'react';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import '../banner/tones.css';
import { Button } from '../parts/button.tsx';
import { stripView } from './strip-view.ts';
import './strip-window.css';
import { useButtonPlace } from './use-button-place.ts';

/** A thin bar across the top of the screen: which brand is unlocked, and Lock. */
export function StripWindow() {
  const snapshot = useSnapshot();
  const now = useNow(snapshot.identities.some((status) => status.armedUntil !== null));
  const disarm = useCommand('arming.disarm');
  const view = stripView(snapshot, now);
  const holder = useRef<HTMLSpanElement>(null);
  useButtonPlace(holder);
  const lock = async () => {
    for (const identityId of view.armed) await disarm.run({ identityId });
  };
  return (
    <main className={`strip tone-${view.tone}`}>
      <span className="strip-mark" aria-hidden="true" />
      <h1 className="strip-words numbers">{disarm.refusal === null ? view.words : <span role="alert">{disarm.refusal.words}</span>}</h1>
      {view.armed.length === 0 ? null : (
        <span ref={holder} className="strip-button">
          <Button look="light" size="small" isPending={disarm.pending} onPress={() => void lock()}>
            Lock
          </Button>
        </span>
      )}
    </main>
  );
}
