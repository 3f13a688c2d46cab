import type { ValidException } from './guard-facts.ts';
import type { Policy, PolicyOutcome } from './policy.ts';

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
  return policy.kind === 'active' && until > now && !isRevoked(id, policy.policy);
}

/** Do these rules revoke it? In capitals, as some tools of administrators write ids, it is the same id. */
export function isRevoked(id: string, { RevokedExceptions }: Pick<Policy, 'RevokedExceptions'>): boolean {
  return RevokedExceptions.some((revoked) => revoked.toLowerCase() === id.toLowerCase());
}
