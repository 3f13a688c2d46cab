import type { Identity } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { GuardFacts } from '../guard-facts.ts';
import type { Message } from '../message.ts';
import type { MessageEntry } from '../message-outbox.ts';
import { done, type Outcome, outcomeOf, type Refusal } from '../outcome.ts';
import { createActRules } from './act-rules.ts';
import type { SenderProof } from './gesture.ts';
import { type Matter, matterOf, matterOfEntry } from './matter.ts';
import { type MessageGesture, type MessageRules, messageRules, type ReaderProof } from './message-rules.ts';
import { isAfterHours } from './moment-rules.ts';
import type { GuardRules } from './rules.ts';
import { nobodySpeaks } from './sender-rules.ts';

/** As for posts, but that a message never changes who it is by. */
function mustRetypeForMessage(identity: Identity, findings: readonly Finding[], facts: GuardFacts): boolean {
  return matterOf(identity, facts).brand && (isAfterHours(facts) || findings.some((finding) => finding.asksRetype === true));
}

/** What a person confirms: exactly these words, for exactly these readers. */
function createConfirming(rules: GuardRules, own: MessageRules) {
  const { acting } = createActRules(rules);

  const confirming = (message: Message, matter: Matter, findings: readonly Finding[], gesture: MessageGesture): Refusal | null =>
    acting(matter) ??
    rules.armed(matter) ??
    rules.confirmedAsShown(message, matter.identity, gesture) ??
    own.hasReaders(message) ??
    own.readersAsShown(message, gesture) ??
    own.saysSomething(message) ??
    rules.nothingStops(message, findings) ??
    rules.meant(matter, gesture, mustRetypeForMessage(matter.identity, findings, matter.facts));

  return {
    mustRetypeForMessage,

    mayConfirmMessage: (
      message: Message,
      identity: Identity | null,
      findings: readonly Finding[],
      gesture: MessageGesture,
      facts: GuardFacts,
    ): Outcome => outcomeOf(identity === null ? nobodySpeaks : confirming(message, matterOf(identity, facts), findings, gesture)),

    /** Law 6: a frozen message goes on only by a confirmation as good as the first. */
    mayResumeMessage(
      entry: MessageEntry,
      identity: Identity | null,
      findings: readonly Finding[],
      gesture: MessageGesture,
      facts: GuardFacts,
    ): Outcome {
      if (identity === null) return outcomeOf(nobodySpeaks);
      const bound = rules.isFrozen(entry) ?? own.messageBoundAsShown(entry, identity);
      return outcomeOf(bound ?? confirming(entry.message, matterOfEntry(entry, identity, facts), findings, gesture));
    },
  } as const;
}

/** The decisions about direct messages: the same laws, over a type of its own. */
export function createMessageGuard(rules: GuardRules, own: MessageRules = messageRules) {
  const { acting } = createActRules(rules);

  const attempting = (entry: MessageEntry, identity: Identity | null, facts: GuardFacts): Refusal | null => {
    if (identity === null) return nobodySpeaks;
    const matter = matterOfEntry(entry, identity, facts);
    return (
      rules.sendable(entry) ??
      rules.holdOver(entry, facts) ??
      own.messageBoundAsShown(entry, identity) ??
      acting(matter) ??
      rules.armed(matter)
    );
  };

  return {
    ...createConfirming(rules, own),

    /** Everything but the proofs, asked before the network is. */
    mayAttemptMessage: (entry: MessageEntry, identity: Identity | null, facts: GuardFacts): Outcome =>
      outcomeOf(attempting(entry, identity, facts)),

    /** The last word before the message leaves. Law 7 was settled by confirming these very words. */
    maySendMessage: (
      entry: MessageEntry,
      identity: Identity | null,
      proofs: { readonly sender: SenderProof; readonly readers: readonly ReaderProof[] },
      facts: GuardFacts,
    ): Outcome =>
      outcomeOf(
        attempting(entry, identity, facts) ??
          rules.senderProved(entry, proofs.sender) ??
          rules.namedAsShown(entry, proofs.sender) ??
          own.readersProved(entry, proofs.readers),
      ),

    /** Law 5 where the conversation cannot be read: the person looked, and says what is there. */
    maySettleMessage: (entry: MessageEntry, isThere: boolean, facts: GuardFacts): Outcome =>
      outcomeOf(own.messageTellable(entry, isThere, facts)),

    /** Never refused by a law (law 8); what may have been read cannot be taken back, and the outbox says so. */
    mayRecallMessage: (): Outcome => done,
  } as const;
}
