import { findUsableIdentity, type Identity } from '../../shared/account.ts';
import type { MessageGesture } from '../../shared/guard.ts';
import { isBrand } from '../../shared/kinds.ts';
import { ledgerSubjectOf } from '../../shared/ledger-event.ts';
import { findMessage, type Message } from '../../shared/message.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { effectivePolicy, type PolicyOutcome } from '../../shared/policy.ts';
import { decide } from '../app-state/decide.ts';
import { leaseExtended } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';

/** How long a message is held before it goes out, in milliseconds: as an answer is. */
export function holdMsOf(identity: Identity, policy: PolicyOutcome): number {
  const rules = effectivePolicy(policy);
  return (isBrand(identity, policy) ? rules.HoldSecondsBrandReply : rules.HoldSecondsPersonal) * 1000;
}

const gone = refused(null, 'no-message', 'This message is not there any more. It may have been confirmed or discarded already.');
const edited = refused(2, 'message-changed', 'The message changed while it was being confirmed. Look at it, then confirm again.');
const unsaved = refused(
  8,
  'not-saved',
  'This message could not be saved to disk, so it was not sent. Free some space, then confirm again.',
);

/**
 * Turns a message into a held one. The value is the entry's id. `expected`: the message as it was when the person confirmed
 * (null: there was none). Law 2: any other is refused, other readers too.
 */
export async function confirm(
  deps: MessageDeps,
  messageId: string,
  gesture: MessageGesture,
  expected: Message | null,
): Promise<Outcome<string>> {
  const find = (): Message | null => findMessage(deps.state.get().messages, messageId);
  const asked = find();
  if (asked === null || expected === null) return gone;
  if (asked !== expected) return edited;
  const identityNow = (): Identity | null => findUsableIdentity(deps.state.get().accounts, asked.identityId);
  const ask = (): Outcome => {
    const identity = identityNow();
    return deps.decisions.guard.mayConfirmMessage(asked, identity, deps.findingsOf(asked, identity), gesture, deps.decisions.facts());
  };
  const first = identityNow();
  const who = first === null ? null : ledgerSubjectOf(first, deps.state.get().policy);
  const about = { who, ref: messageId, about: 'message' as const };
  const allowed = await decide(deps.decisions, ask, 'confirm', about);
  if (allowed.kind === 'refused') return allowed;
  const still = ask();
  if (still.kind === 'refused') return still;
  const identity = identityNow();
  if (identity === null || find() !== asked) return edited;
  return hold(deps, asked, identity);
}

async function hold(deps: MessageDeps, message: Message, identity: Identity): Promise<Outcome<string>> {
  const confirmedAt = deps.clock.now();
  const { policy } = deps.state.get();
  const holdMs = holdMsOf(identity, policy);
  const { kind } = ledgerSubjectOf(identity, policy);
  const { id: identityId, subject, handle } = identity;
  const entry: MessageEntry = {
    ...{ id: deps.newId(), message, identityId, subject, handle, kind: kind === 'personal' ? kind : 'brand' },
    ...(kind === 'doubtful' ? { kindInDoubt: true } : {}),
    ...{ confirmedAt, holdMs, dueAt: confirmedAt + holdMs, part: null, state: { kind: 'held' } },
  };
  deps.state.update((state) => leaseExtended(state, entry, confirmedAt));
  return (await deps.book.admit(entry)) ? ok(entry.id) : unsaved;
}
