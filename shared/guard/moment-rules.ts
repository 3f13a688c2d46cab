import { isArmed } from '../arming.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { effectivePolicy } from '../policy.ts';
import { isWithinHours } from '../working-hours.ts';
import { at, type Matter } from './matter.ts';

/** Law 4: a brand speaks only while it is unlocked. */
export function armed({ brand, identity, facts }: Matter): Refusal | null {
  if (!brand || isArmed(facts.leases, identity.id, facts.now)) return null;
  return refusal(4, 'not-armed', `${at(identity)} is locked. Unlock it, then confirm again.`);
}

/** Law 6: nothing is begun or goes out while nobody is here. */
export function personHere({ presence }: GuardFacts): Refusal | null {
  if (presence.kind === 'here') return null;
  return refusal(6, 'nobody-here', 'You were away, so nothing goes out by itself. Come back and confirm again.');
}

/** Is it outside the working hours that policy set? Then a brand's handle must be retyped. */
export function isAfterHours({ policy, now }: GuardFacts): boolean {
  return !isWithinHours(effectivePolicy(policy).WorkingHours, now);
}
