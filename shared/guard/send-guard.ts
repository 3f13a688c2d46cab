import type { Identity } from '../account.ts';
import type { GuardFacts } from '../guard-facts.ts';
import type { OutboxEntry } from '../outbox.ts';
import { done, type Outcome, outcomeOf, type Refusal } from '../outcome.ts';
import { createActRules } from './act-rules.ts';
import type { SenderProof } from './gesture.ts';
import { type Matter, matterOfEntry } from './matter.ts';
import type { GuardRules } from './rules.ts';
import { nobodySpeaks } from './sender-rules.ts';

/** The decisions about what was confirmed: sending, repeating, taking back. */
export function createSendGuard(rules: GuardRules) {
  const { acting } = createActRules(rules);

  const sending = (entry: OutboxEntry, matter: Matter): Refusal | null =>
    rules.boundAsShown(entry, matter.identity) ?? acting(matter) ?? rules.armed(matter);

  const attempting = (entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Refusal | null =>
    identity === null
      ? nobodySpeaks
      : (rules.sendable(entry) ?? rules.holdOver(entry, facts) ?? sending(entry, matterOfEntry(entry, identity, facts)));

  return {
    /** May the rest of the hold be waived? What is then due still passes `mayAttempt` and `maySend`. */
    maySendNow(entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      const matter = matterOfEntry(entry, identity, facts);
      return outcomeOf(rules.stillHeld(entry) ?? rules.sendNowAllowed(matter) ?? sending(entry, matter));
    },

    /** Everything but the proof, asked before the network is. */
    mayAttempt: (entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome =>
      outcomeOf(attempting(entry, identity, facts)),

    /** The last word before the record leaves. Law 7 was settled by confirming this very draft. */
    maySend: (entry: OutboxEntry, identity: Identity | null, proof: SenderProof, facts: GuardFacts): Outcome =>
      outcomeOf(attempting(entry, identity, facts) ?? rules.senderProved(entry, proof) ?? rules.namedAsShown(entry, proof)),

    /** Law 5, after an unknown outcome was asked about and the key found absent. Proof of sender comes again. */
    mayRetry(entry: OutboxEntry, identity: Identity | null, idempotent: boolean, facts: GuardFacts): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      return outcomeOf(rules.repeatable(entry, idempotent) ?? sending(entry, matterOfEntry(entry, identity, facts)));
    },

    /** Law 5 where only the person can tell: what they saw is believed once no request that left can change it. */
    maySettle: (entry: OutboxEntry, isThere: boolean, facts: GuardFacts): Outcome => outcomeOf(rules.tellable(entry, isThere, facts)),

    /** Taking one's own post down protects: no doubt or lock is in its way, only a computer that is surely not the brand's. */
    mayTakeDown(entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      const here = facts.device.kind === 'personal' ? rules.brandAllowedHere(matterOfEntry(entry, identity, facts)) : null;
      return outcomeOf(rules.boundAsShown(entry, identity) ?? rules.takeDownOpen(entry, facts) ?? here);
    },

    /** Recall, stop everything, disarming and the sweep are never refused (law 8). */
    mayRecall: (): Outcome => done,
  } as const;
}
