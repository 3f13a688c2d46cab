import type { Refusal } from '../outcome.ts';
import type { Matter } from './matter.ts';
import type { GuardRules } from './rules.ts';

/** The rules in the groups that several acts share. */
export interface ActRules {
  /** Where this identity may act at all: law 1, readable rules, a version that IT accepts, and policy's word on personal accounts, networks and servers. */
  standing(matter: Matter): Refusal | null;
  /** What a credential needs to be kept, and every act of a brand: beside its standing, laws 8 and 9. */
  undoubted(matter: Matter): Refusal | null;
  /** What a person's act needs: law 6 too. */
  acting(matter: Matter): Refusal | null;
}

export function createActRules(rules: GuardRules): ActRules {
  const standing: ActRules['standing'] = (matter) =>
    rules.policyReadable(matter) ??
    rules.newEnough(matter) ??
    rules.brandAllowedHere(matter) ??
    rules.personalAllowedHere(matter) ??
    rules.networkStillAllowed(matter) ??
    rules.serverStillAllowed(matter);
  const undoubted: ActRules['undoubted'] = (matter) => standing(matter) ?? rules.noDoubt(matter) ?? rules.recordable(matter);
  return { standing, undoubted, acting: (matter) => undoubted(matter) ?? rules.personHere(matter.facts) };
}
