import type { Policy, PolicyOutcome } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import type { Clock } from '../clock.ts';
import type { SystemPolicySource } from './source.ts';

/** Policy as it stands, read anew whenever it may have changed. */
export interface PolicyReader {
  /** Shown on the page Policy. */
  readonly location: string;
  /** Reads afresh. An unchanged policy is the very same value as before, with the time it was first read. */
  read(): Promise<PolicyOutcome>;
  /** Reads on every hint and every `pollMs`, and calls with each outcome that differs. The returned function stops it. */
  watch(onChange: (outcome: PolicyOutcome) => void): () => void;
}

/** Hints can be lost (network folders, full watch tables), so policy is also read at this interval. */
const pollMs = 60_000;

/** Keeps the last good policy in memory, to go on restricting by while what is there now is invalid. */
export function createPolicyReader(source: SystemPolicySource, clock: Clock): PolicyReader {
  let last: PolicyOutcome | null = null;
  let lastGood: Policy | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<PolicyOutcome> | null = null;

  const readOnce = async (): Promise<PolicyOutcome> => {
    const outcome = readPolicy(await source.read(), lastGood, clock.now());
    if (outcome.kind === 'active') lastGood = outcome.policy;
    if (outcome.kind === 'absent') lastGood = null;
    last = last !== null && isSame(last, outcome) ? last : outcome;
    return last;
  };

  // One reading at a time, so that an older one never overtakes a newer; who asks meanwhile shares the next.
  const read = (): Promise<PolicyOutcome> => {
    waiting ??= running.then(() => {
      waiting = null;
      return readOnce();
    });
    running = waiting;
    return waiting;
  };

  return {
    location: source.location,
    read,
    watch(onChange) {
      let told = last;
      let stopped = false;
      let cancelPoll = (): void => {};
      const look = async (): Promise<void> => {
        const outcome = await read();
        if (stopped || outcome === told) return;
        told = outcome;
        onChange(outcome);
      };
      const poll = (): void => {
        cancelPoll = clock.after(pollMs, () => void look().finally(() => !stopped && poll()));
      };
      const stopHints = source.watch(() => void look());
      poll();
      return () => {
        stopped = true;
        cancelPoll();
        stopHints();
      };
    },
  };
}

function isSame(a: PolicyOutcome, b: PolicyOutcome): boolean {
  const withoutTime = (outcome: PolicyOutcome): string => JSON.stringify({ ...outcome, readAt: 0 });
  return withoutTime(a) === withoutTime(b);
}
