import { handleInvalid, type Identity } from '../account.ts';
import { canonicalHandle } from '../canonical-name.ts';
import type { OutboxEntry } from '../outbox.ts';
import { type Refusal, refusal } from '../outcome.ts';
import type { Draft } from '../post.ts';
import { brandHoldMs, type ConfirmGesture, type SenderProof } from './gesture.ts';
import { at, type Matter } from './matter.ts';

export const nobodySpeaks: Refusal = refusal(
  2,
  'no-identity',
  'No account is chosen, or the one chosen is signed out. Choose who this goes out by.',
);

/** Law 2: the person confirmed for exactly the identity that the draft is bound to. */
export function confirmedAsShown(draft: Pick<Draft, 'identityId' | 'also'>, identity: Identity, gesture: ConfirmGesture): Refusal | null {
  if (draft.also === undefined && draft.identityId === identity.id && gesture.identityId === identity.id) return null;
  return refusal(2, 'identity-changed', 'The account was changed since you confirmed. Check the banner, then confirm again.');
}

/** Law 2: the entry goes out by the identity it was confirmed for, the one its banner showed. */
export function boundAsShown(entry: OutboxEntry, identity: Identity): Refusal | null {
  const { draft, identityId, subject } = entry;
  const alone = draft.also === undefined && draft.identityId === identity.id;
  const same = alone && identityId === identity.id && subject === identity.subject;
  if (same) return null;
  return refusal(
    2,
    'identity-changed',
    `This was confirmed as @${entry.handle}, and only @${entry.handle} may send it. Recall it to change who it is by.`,
  );
}

/** A brand is confirmed by holding the button that names it; the handle is retyped where that is asked. */
export function meant({ brand, identity }: Matter, gesture: ConfirmGesture, retype: boolean): Refusal | null {
  if (!brand) return null;
  if (!(gesture.heldMs >= brandHoldMs)) {
    return refusal(null, 'not-held', `Hold the button until it fills, to post as ${at(identity)}.`);
  }
  if (!retype || isSameHandle(gesture.retypedHandle, identity.handle)) return null;
  return refusal(2, 'handle-not-retyped', `Type ${at(identity)} to confirm that this goes out by it.`);
}

function isSameHandle(typed: string | null, handle: string): boolean {
  return typed !== null && typed.trim().replace(/^@/, '').toLowerCase() === handle.toLowerCase();
}

/** Law 3: the network, asked afresh, names the identity on the banner. */
export function senderProved(entry: Pick<OutboxEntry, 'subject' | 'handle'>, proof: SenderProof): Refusal | null {
  if (proof.kind === 'unproved') return refusal(3, 'sender-unproved', proof.words);
  if (proof.subject === entry.subject) return null;
  const words = `Stopped: the network says this sign-in is not @${entry.handle}. Nothing was sent. Sign @${entry.handle} out and in again.`;
  return refusal(3, 'wrong-sender', words);
}

/** Law 2: the network calls the sender what the banner did. A handle can be changed, and given to somebody else, meanwhile. */
export function namedAsShown(entry: Pick<OutboxEntry, 'subject' | 'handle'>, proof: SenderProof): Refusal | null {
  // Somebody else altogether is law 3's matter.
  if (proof.kind === 'unproved' || proof.subject !== entry.subject) return null;
  if (canonicalHandle(proof.handle) === canonicalHandle(entry.handle)) return null;
  if (proof.handle === handleInvalid) {
    const words = `The server cannot confirm the handle @${entry.handle} any more, so this was not sent. Mend it in the account’s settings, then confirm again.`;
    return refusal(2, 'handle-not-confirmed', words);
  }
  const words = `@${entry.handle} is now @${proof.handle}. Nothing was sent. Look who this is from, then confirm again.`;
  return refusal(2, 'handle-changed', words);
}
