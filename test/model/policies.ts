import { defaultPolicy, effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import { organisationKey } from './exceptions.ts';

/** The rules of the model's world. `before`: what was there, which goes on restricting while the rules are invalid. */
export function policyOf(kind: 'absent' | 'active' | 'invalid', before: PolicyOutcome, revoked: readonly string[] = []): PolicyOutcome {
  const policy: Policy = {
    ...defaultPolicy,
    ...{ BrandAccounts: ['did:plc:brand', 'did:page:shop'], ExceptionKeys: [organisationKey], RevokedExceptions: [...revoked] },
  };
  if (kind === 'absent') return { kind };
  if (kind === 'active') return { kind, policy, sources: [], unknownKeys: [], readAt: 0 };
  return { kind, problems: [], restrictions: effectivePolicy(before), readAt: 0 };
}
