import type { Identity } from '../account.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { isBrand } from '../kinds.ts';
import type { OutboxEntry } from '../outbox.ts';
import { defaultPolicy, effectivePolicy, type PolicyOutcome } from '../policy.ts';

/** What most rules look at: who would act, whether as a brand, and the facts of this moment. */
export interface Matter {
  readonly identity: Identity;
  /** Policy's word now, or what the identity was judged to be: doubt counts as a brand. */
  readonly brand: boolean;
  readonly facts: GuardFacts;
}

export function matterOf(identity: Identity, facts: GuardFacts): Matter {
  return { identity, brand: isBrand(identity, facts.policy), facts };
}

/** As the entry was confirmed or as its identity is judged now: a brand at either time is a brand. */
export function matterOfEntry(entry: Pick<OutboxEntry, 'kind'>, identity: Identity, facts: GuardFacts): Matter {
  const matter = matterOf(identity, facts);
  return { ...matter, brand: matter.brand || entry.kind === 'brand' };
}

/** The organisation as policy names itself, or null where it does not. */
export function namedOrganisation(policy: PolicyOutcome): string | null {
  const name = effectivePolicy(policy).Organisation;
  return name === defaultPolicy.Organisation ? null : name;
}

/** Whom to ask: "Acme", or "your IT department". */
export function whomToAsk(policy: PolicyOutcome): string {
  return effectivePolicy(policy).Organisation;
}

export function at(identity: Identity): string {
  return `@${identity.handle}`;
}
