import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { Icon } from '../parts/icon.tsx';
import './exception-bar.css';
import { timeLeftOf, whoOfException } from './exception-words.ts';

/** In red while an exception lasts, at the top of every window: a brand is on a computer that is not the company's. */
export function ExceptionBar() {
  const exceptions = useSlice((snapshot) => snapshot.exceptions);
  const who = useSlice((snapshot) => snapshot.exceptions.map((one) => whoOfException(snapshot, one)).join('\n')).split('\n');
  const now = useNow(exceptions.length > 0);
  if (exceptions.length === 0) return null;
  return (
    <section className="exception-bar" aria-label="Exceptions" data-testid="exception-bar">
      {exceptions.map((exception, index) => (
        <p key={exception.id}>
          <Icon name="caution" />
          <span>
            <b>{`Exception for ${who[index]}: `}</b>
            <span className="numbers">{`${timeLeftOf(exception, now)} left. `}</span>
            {exception.reason}
          </span>
        </p>
      ))}
    </section>
  );
}
