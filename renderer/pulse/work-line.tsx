import type { IdentityId } from '../../shared/account.ts';
import type { AudienceWork } from '../../shared/audience.ts';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { count, shortWait } from '../parts/words.ts';

interface WorkLineProps {
  readonly identityId: IdentityId;
  readonly work: AudienceWork;
}

/** What is going on with the mentions, and the way to stop it. */
export function WorkLine({ identityId, work }: WorkLineProps) {
  const stop = useCommand('audience.stopFetching');
  const waiting = work.kind === 'fetching' && work.waitingUntil !== null;
  const now = useNow(waiting);
  if (work.kind === 'idle') return null;
  if (work.kind === 'failed') return <Refused refusal={work.refusal} />;
  return (
    <div className="work-line" role="status">
      {work.kind === 'reading' ? (
        <>
          <span className="numbers">{`Reading mentions on this computer: ${work.done} of ${work.of}`}</span>
          <progress aria-label="Mentions read" value={work.done} max={Math.max(1, work.of)} />
        </>
      ) : (
        <>
          <span className="numbers">{`Fetching: ${count(work.fetched, 'mention')} so far${work.waitingUntil === null ? '' : `. The network asks for patience: going on in ${shortWait(work.waitingUntil - now)}`}`}</span>
          <progress aria-label="Fetching mentions" />
          <Button size="small" onPress={() => void stop.run({ identityId })}>
            Stop, and keep these
          </Button>
        </>
      )}
    </div>
  );
}
