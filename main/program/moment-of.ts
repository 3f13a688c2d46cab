import type { Identity } from '../../shared/account.ts';
import type { Moment } from '../../shared/checks/check.ts';
import { isAfterHours } from '../../shared/guard/moment-rules.ts';
import type { GuardFacts } from '../../shared/guard-facts.ts';
import type { Draft } from '../../shared/post.ts';

/** A brand counts as just unlocked for so long, in milliseconds. */
const justMs = 2 * 60_000;

/** When this draft is written, as far as accounts are mistaken then. The weekend is this computer's. */
export function momentOf(facts: GuardFacts, draft: Draft, identity: Identity): Moment {
  const lease = facts.leases[identity.id];
  const day = new Date(facts.now).getDay();
  return {
    afterHours: isAfterHours(facts),
    weekend: day === 0 || day === 6,
    firstAfterSwitch: draft.switched,
    justUnlocked: lease !== undefined && facts.now - lease.armedAt < justMs,
  };
}
