import { assertNever } from '../../shared/assert-never.ts';
import { clockToleranceMs } from '../../shared/device.ts';
import { effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import { ageMsOf, type Reading } from './reading.ts';
import type { Finding } from './signal.ts';

/** The moment a computer is judged at. */
export interface JudgingMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Milliseconds of the clock that never goes back. */
  readonly monotonic: number;
  readonly clockTrusted: boolean;
}

/** What a reading proves, at this moment, under these rules: doubt about when it was read, or how, proves nothing. */
export function findingOf(reading: Reading, policy: Policy, moment: JudgingMoment): Finding {
  const { answer, readAt, signal } = reading;
  if (!moment.clockTrusted || moment.now < readAt - clockToleranceMs) {
    return { kind: 'unclear', said: 'the clock was set back, so what was said before counts no more' };
  }
  if (ageMsOf(reading, moment) > policy.PostureMaxAgeMinutes * 60_000) {
    return { kind: 'unclear', said: `nothing for ${policy.PostureMaxAgeMinutes} minutes, so what was said before counts no more` };
  }
  switch (answer.kind) {
    case 'said':
      return signal.find(answer.text, policy);
    case 'absent':
      return { kind: 'unclear', said: 'it is not on this computer, so nothing can be asked' };
    case 'timeUp':
      return { kind: 'unclear', said: 'it did not answer in time' };
    case 'failed':
      return { kind: 'unclear', said: `it ${answer.why}` };
    default:
      return assertNever(answer);
  }
}

/** How long a reading may go on counting between two acts, in milliseconds; an act asks anew. */
export function maxAgeMsOf(policy: PolicyOutcome): number {
  return effectivePolicy(policy).PostureMaxAgeMinutes * 60_000;
}
