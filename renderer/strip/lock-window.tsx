import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { stripView } from './strip-view.ts';
import './strip-window.css';

/** The strip's button, in a window of its own, since the bar lets every click through. */
export function LockWindow() {
  const snapshot = useSnapshot();
  const now = useNow(false);
  const disarm = useCommand('arming.disarm');
  const { armed } = stripView(snapshot, now);
  const lock = async () => {
    for (const identityId of armed) await disarm.run({ identityId });
  };
  return (
    <main className="strip-lock">
      <h1 className="visually-hidden">Hatcheck strip</h1>
      <Button look="light" size="small" isPending={disarm.pending} onPress={() => void lock()}>
        Lock
      </Button>
      {disarm.refusal === null ? null : (
        <span className="visually-hidden" role="alert">
          {disarm.refusal.words}
        </span>
      )}
    </main>
  );
}
