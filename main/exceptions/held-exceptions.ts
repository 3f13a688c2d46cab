import { clockToleranceMs } from '../../shared/device.ts';
import type { ExceptionClaims } from '../../shared/exception.ts';
import { type ExceptionInForce, isRevoked } from '../../shared/exception-in-force.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { HeldException, OverWhy } from './exception-file.ts';

/** What an exception is weighed by. */
export interface WeighingFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly clockTrusted: boolean;
  readonly policy: PolicyOutcome;
  /** Ids that the history says are over. */
  readonly ended: ReadonlySet<string>;
}

/**
 * What becomes of an exception. `suspended`: it does not count now, and may again, since what stands against it is doubt.
 * `over`: it never counts again; `why` is a reason code for the history.
 */
export type Weighed =
  | { readonly kind: 'inForce'; readonly exception: ExceptionInForce }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'over'; readonly why: OverWhy | 'ended-before' };

/**
 * Does an exception count now? `checked`: what its token says under the keys of policy, at this moment. Time is measured
 * three ways: by the clock of the wall, by the latest moment that was ever seen, and by how long it was in force.
 */
export function weigh(held: HeldException, checked: Outcome<ExceptionClaims>, facts: WeighingFacts): Weighed {
  const { now, clockTrusted, policy, ended } = facts;
  if (held.over !== null) return { kind: 'over', why: held.over };
  // Rules that cannot be read go on restricting, and grant nothing.
  if (policy.kind !== 'active') return { kind: 'suspended' };
  if (checked.kind === 'refused') return ofRefusal(checked.refusal.reason);
  const { jti, sub, nbf, exp, reason } = checked.value;
  if (ended.has(jti)) return { kind: 'over', why: 'ended-before' };
  if (isRevoked(jti, policy.policy)) return { kind: 'over', why: 'revoked' };
  const until = exp * 1000;
  if (held.seenAt >= until || held.spentMs >= until - nbf * 1000) return { kind: 'over', why: 'expired' };
  if (!clockTrusted || now < held.seenAt - clockToleranceMs) return { kind: 'suspended' };
  return { kind: 'inForce', exception: { id: jti, identityId: sub, until, since: nbf * 1000, reason } };
}

/** What can be mended, by rules or by the clock (one set back far enough makes what was valid "not yet"), ends nothing. */
const mendable: readonly string[] = ['exception-not-yet', 'exception-no-keys', 'exception-unknown-key', 'exception-no-device-id'];

function ofRefusal(reason: string): Weighed {
  if (mendable.includes(reason)) return { kind: 'suspended' };
  return { kind: 'over', why: reason === 'exception-over' ? 'expired' : 'not-valid' };
}
