import type { ValidException } from './guard-facts.ts';
import type { PolicyOutcome } from './policy.ts';

/** An exception that counts now, with what the person is told of it. Apart from its schema, so that pages need no zod. */
export interface ExceptionInForce extends ValidException {
  /** Why the organisation granted it. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/**
 * Does it count under these rules, at this moment? The rules may have changed since it was weighed: they revoke at once, and
 * only rules that are there and can be read let anything count. `now` is in epoch milliseconds.
 */
export function countsNow({ id, until }: ValidException, policy: PolicyOutcome, now: number): boolean {
  return policy.kind === 'active' && until > now && !policy.policy.RevokedExceptions.includes(id);
}
