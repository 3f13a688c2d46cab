import type { Identity } from '../account.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { isBrand, isKnownBrand } from '../kinds.ts';
import { isExcepted } from './device-rules.ts';
import { matterOf } from './matter.ts';

/**
 * What the sweep does with one credential. `keep`: it may stay. `revokeThenDelete`: law 1, beyond doubt.
 * `undecided`: a brand that may not be used here, in a doubt that deletes nothing.
 */
export type SweepVerdict = 'keep' | 'revokeThenDelete' | 'undecided';

/**
 * Law 1 for a credential that is here already. Deletes only where the computer is surely personal, the rules
 * are readable, the identity is surely a brand and no exception may cover it. Nothing else ever delays it.
 */
export function sweepVerdict(identities: readonly Identity[], facts: GuardFacts): SweepVerdict {
  const brands = identities.filter((identity) => isBrand(identity, facts.policy));
  const uncovered = brands.filter((identity) => !isExcepted(matterOf(identity, facts)));
  if (facts.policy.kind === 'invalid') return brands.length === 0 ? 'keep' : 'undecided';
  if (facts.device.kind === 'managed' || uncovered.length === 0) return 'keep';
  const certain = facts.device.kind === 'personal' && uncovered.some((identity) => isKnownBrand(identity, facts.policy));
  return certain ? 'revokeThenDelete' : 'undecided';
}
