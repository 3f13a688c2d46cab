import type { Clock } from '../clock.ts';
import type { NetworkFailure, NetworkResult } from './network.ts';

export interface PatienceParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Epoch milliseconds of the next try, or null once it is under way. */
  readonly onWaiting: (until: number | null) => void;
}

const mostTries = 5;
const firstWaitMs = 2_000;
/** A network that asks for more patience than this is asked again later. */
const longestWaitMs = 5 * 60_000;

/**
 * What `ask` answers, asked anew with growing waits where the network fails in a way that may pass; null where it was
 * stopped meanwhile. For reading only: what acts is never repeated like this.
 */
export async function patiently<T>(parts: PatienceParts, ask: () => Promise<NetworkResult<T>>): Promise<NetworkResult<T> | null> {
  for (let tries = 1; ; tries += 1) {
    const answer = await unlessStopped(parts.signal, ask());
    if (answer === null) return null;
    if (answer.kind === 'ok' || !mayPass(answer) || tries === mostTries) return answer;
    const waitMs = waitOf(answer, tries, parts.clock.now());
    if (waitMs > longestWaitMs) return answer;
    parts.onWaiting(parts.clock.now() + waitMs);
    if (!(await waited(parts, waitMs))) return null;
    parts.onWaiting(null);
  }
}

/** The answer, or null as soon as it is stopped: a server that hangs must not keep anybody waiting who wants no more of it. */
function unlessStopped<T>(signal: AbortSignal, answer: Promise<T>): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stopped = (): void => resolve(null);
    signal.addEventListener('abort', stopped, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}

function mayPass({ kind }: NetworkFailure): boolean {
  return kind === 'rateLimited' || kind === 'unknown' || kind === 'unreachable';
}

function waitOf(failure: NetworkFailure, tries: number, now: number): number {
  const growing = firstWaitMs * 2 ** (tries - 1);
  return failure.kind === 'rateLimited' && failure.retryAt !== null ? Math.max(failure.retryAt - now, growing) : growing;
}

/** False where it was stopped meanwhile. */
function waited({ clock, signal }: PatienceParts, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const stopped = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stopped);
      resolve(true);
    });
    signal.addEventListener('abort', stopped, { once: true });
  });
}
