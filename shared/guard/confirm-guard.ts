import type { Identity } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { GuardFacts } from '../guard-facts.ts';
import type { OutboxEntry } from '../outbox.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import type { Draft } from '../post.ts';
import { createActRules } from './act-rules.ts';
import type { ConfirmGesture } from './gesture.ts';
import { matterOf, matterOfEntry } from './matter.ts';
import { isAfterHours } from './moment-rules.ts';
import type { GuardRules } from './rules.ts';
import { nobodySpeaks } from './sender-rules.ts';

/** Must the handle be retyped to confirm? Brands only: after a switch, after hours, or where a check asks. */
function mustRetype(draft: Draft, identity: Identity, findings: readonly Finding[], facts: GuardFacts): boolean {
  if (!matterOf(identity, facts).brand) return false;
  return draft.switched || isAfterHours(facts) || findings.some((finding) => finding.asksRetype === true);
}

/** The decisions about what a person confirms. */
export function createConfirmGuard(rules: GuardRules) {
  const { acting } = createActRules(rules);
  return {
    mustRetype,

    /** The first confirmation. `identity` is the usable one the draft is bound to, or null. */
    mayConfirm(draft: Draft, identity: Identity | null, findings: readonly Finding[], gesture: ConfirmGesture, facts: GuardFacts): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      const matter = matterOf(identity, facts);
      return outcomeOf(
        rules.confirmedAsShown(draft, identity, gesture) ??
          acting(matter) ??
          rules.armed(matter) ??
          rules.takenUp(draft) ??
          rules.notBlank(draft) ??
          rules.wordless(draft) ??
          rules.nothingStops(draft, findings) ??
          rules.meant(matter, gesture, mustRetype(draft, identity, findings, facts)),
      );
    },

    /** Law 6: a frozen post goes on only by a confirmation as good as the first. Its draft cannot have changed since; what the checks find can. */
    mayResume(
      entry: OutboxEntry,
      identity: Identity | null,
      findings: readonly Finding[],
      gesture: ConfirmGesture,
      facts: GuardFacts,
    ): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      const matter = matterOfEntry(entry, identity, facts);
      return outcomeOf(
        rules.isFrozen(entry) ??
          rules.confirmedAsShown(entry.draft, identity, gesture) ??
          rules.boundAsShown(entry, identity) ??
          acting(matter) ??
          rules.armed(matter) ??
          rules.nothingStops(entry.draft, findings) ??
          rules.meant(matter, gesture, mustRetype(entry.draft, identity, findings, facts)),
      );
    },
  } as const;
}
