import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { dayAndTime } from '../parts/words.ts';
import './exception-bar.css';
import { EnterException } from './enter-exception.tsx';
import { timeLeftOf, whoOfException } from './exception-words.ts';

/** The exceptions that count now, each with its end, and where to enter another. */
export function ExceptionsBlock() {
  const snapshot = useSnapshot();
  const { exceptions, deviceId } = snapshot;
  const now = useNow(exceptions.length > 0);
  return (
    <section className="page-block">
      <h2>Exceptions</h2>
      {exceptions.length === 0 ? (
        <p className="muted">None counts on this computer.</p>
      ) : (
        <ul className="exceptions">
          {exceptions.map((exception) => (
            <li key={exception.id}>
              <p>
                <b>{whoOfException(snapshot, exception)}</b>
                {` until ${dayAndTime(exception.until)} (${timeLeftOf(exception, now)} left). ${exception.reason}`}
              </p>
              <CommandButton command="exception.end" args={{ exceptionId: exception.id }} size="small">
                End it now
              </CommandButton>
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">
        {deviceId === null ? 'This computer has no ID of its own, so no exception can be for it.' : `Device ID: ${deviceId}`}
      </p>
      <EnterException accountId={null} />
    </section>
  );
}
