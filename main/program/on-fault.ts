import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Fault } from '../windows/crash-report.ts';

export interface OnFaultParts {
  readonly log: Log;
  readonly clock: Pick<Clock, 'after'>;
  /** Nothing goes out any more and every brand is locked; may not end, or fail, after such a fault. */
  readonly halt: () => Promise<void>;
  /** Takes away the windows and the tray: what they show is not true any more. */
  readonly hideAll: () => void;
  readonly showCrash: (fault: Fault) => void;
}

/** How long halting is waited for before the person is told, in milliseconds. */
const haltLimitMs = 3_000;

/** After the first fault the program stops acting, and only then says so. Each fault is in the log. */
export function createOnFault({ log, clock, halt, hideAll, showCrash }: OnFaultParts): (fault: Fault) => void {
  let faulty = false;
  return (fault) => {
    log.error(`Fault in: ${fault.where}`, { what: fault.what });
    if (faulty) return;
    faulty = true;
    const limit = new Promise<void>((resolve) => void clock.after(haltLimitMs, resolve));
    void Promise.race([attempt(halt), limit])
      .catch((error: unknown) => log.error('Halting failed', { error }))
      .then(hideAll)
      .catch((error: unknown) => log.error('Windows could not be closed', { error }))
      .then(() => showCrash(fault));
  };
}

/** Also what is thrown at once becomes a rejection. */
async function attempt(act: () => Promise<void>): Promise<void> {
  await act();
}
