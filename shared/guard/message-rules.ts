import type { Identity } from '../account.ts';
import { canonicalHandle } from '../canonical-name.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { type Message, sameReaders, subjectsOf } from '../message.ts';
import { messageCertainFrom } from '../message-certain.ts';
import type { MessageEntry } from '../message-outbox.ts';
import { type Refusal, refusal } from '../outcome.ts';
import type { ConfirmGesture } from './gesture.ts';

/** What the person did to confirm a message, and whom they saw it going to. */
export interface MessageGesture extends ConfirmGesture {
  /** The network's stable ids of the readers, as they were shown. */
  readonly to: readonly string[];
}

/** Whom a reader's handle belongs to, asked afresh before sending; null where it is nobody's any more. */
export interface ReaderProof {
  readonly handle: string;
  readonly subject: string | null;
}

/** Law 2: the person confirmed for exactly the readers that the message goes to. */
export function readersAsShown({ to }: Message, gesture: MessageGesture): Refusal | null {
  if (sameReaders(subjectsOf(to), gesture.to)) return null;
  return refusal(2, 'readers-changed', 'Who reads this was changed since you confirmed. Look at the list of readers, then confirm again.');
}

export function hasReaders({ to }: Message): Refusal | null {
  return to.length > 0 ? null : refusal(null, 'no-readers', 'Nobody would read this yet. Say who it goes to first.');
}

export function saysSomething({ text }: Message): Refusal | null {
  return text.trim() === '' ? refusal(null, 'blank', 'There is nothing to send yet. Write something first.') : null;
}

/** Law 2: the message goes out by the identity it was confirmed for, the one its banner showed. */
export function messageBoundAsShown(entry: MessageEntry, identity: Identity): Refusal | null {
  const same = entry.identityId === identity.id && entry.message.identityId === identity.id && entry.subject === identity.subject;
  if (same) return null;
  const words = `This was confirmed as @${entry.handle}, and only @${entry.handle} may send it. Recall it to write it as somebody else.`;
  return refusal(2, 'identity-changed', words);
}

/** Law 2: every handle in the list of readers still leads to the person who was looked up. Handles can be given to somebody else. */
export function readersProved({ message }: MessageEntry, proofs: readonly ReaderProof[]): Refusal | null {
  for (const reader of message.to) {
    const proof = proofs.find(({ handle }) => canonicalHandle(handle) === canonicalHandle(reader.handle));
    if (proof?.subject === reader.subject) continue;
    const words = `@${reader.handle} is not the account that you looked up any more. Nothing was sent. Recall this, and look them up again.`;
    return refusal(2, 'reader-changed', words);
  }
  return null;
}

/** Law 5: only what nobody knows, and "it is not there" only once it cannot arrive any more. */
export function messageTellable(entry: MessageEntry, isThere: boolean, { now }: GuardFacts): Refusal | null {
  if (entry.state.kind !== 'settling') return refusal(5, 'already-settled', 'Whether this message arrived is known already.');
  if (isThere || now >= messageCertainFrom(entry)) return null;
  return refusal(5, 'may-still-arrive', 'It may still arrive. Wait two minutes, look once more, then say so.');
}

/** The rules that hold for messages alone, by name. */
export const messageRules = {
  readersAsShown,
  hasReaders,
  saysSomething,
  messageBoundAsShown,
  readersProved,
  messageTellable,
} as const;
export type MessageRules = typeof messageRules;
