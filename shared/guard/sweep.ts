import type { Account } from '../account.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { isBrand, isKnownBrand } from '../kinds.ts';
import { effectivePolicy } from '../policy.ts';
import { isExcepted } from './device-rules.ts';
import { matterOf } from './matter.ts';
import { speaksForPages } from './page-scopes.ts';

/**
 * What the sweep does with one credential. `keep`: it may stay. `revokeThenDelete`: law 1, beyond doubt.
 * `undecided`: a brand that may not be used here, in a doubt that deletes nothing.
 */
export type SweepVerdict = 'keep' | 'revokeThenDelete' | 'undecided';

/** Rules may say that a computer which left the company is only blocked: what its own tools say then deletes nothing. */
function isSurelyPersonal({ device, policy }: GuardFacts): boolean {
  if (device.kind !== 'personal') return false;
  return device.statedBy !== 'signals' || effectivePolicy(policy).WipeOnUnenrol;
}

/**
 * Law 1 for a credential that is here already. Deletes only where the computer is surely personal, the rules
 * are readable, the identity is surely a brand and no exception may cover it. Nothing else ever delays it. A credential whose
 * scopes can speak as a page is a brand's, whichever pages the network gives it today.
 */
export function sweepVerdict({ identities, scopes }: Pick<Account, 'identities' | 'scopes'>, facts: GuardFacts): SweepVerdict {
  const forPages = speaksForPages(scopes);
  const named = identities.filter((identity) => isBrand(identity, facts.policy));
  const brands = forPages && named.length === 0 ? identities : named;
  const uncovered = brands.filter((identity) => !isExcepted(matterOf(identity, facts)));
  if (facts.policy.kind === 'invalid') return brands.length === 0 ? 'keep' : 'undecided';
  if (facts.device.kind === 'managed' || uncovered.length === 0) return 'keep';
  const certain = isSurelyPersonal(facts) && (forPages || uncovered.some((identity) => isKnownBrand(identity, facts.policy)));
  return certain ? 'revokeThenDelete' : 'undecided';
}
