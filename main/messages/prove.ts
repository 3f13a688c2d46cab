import type { ReaderProof, SenderProof } from '../../shared/guard.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import type { Outcome, Refusal } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import type { NetworkFailure } from '../networks/network.ts';
import { identityOf, inState, told } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { frozenBy, stateAfterFailure } from './setbacks.ts';
import { type Line, noteRefusal, type Step, setBack, standing } from './standing.ts';

export interface Proofs {
  readonly sender: SenderProof;
  readonly readers: readonly ReaderProof[];
}

/** An entry as it stands after both ends were asked for. */
export interface Proved {
  readonly entry: MessageEntry;
  readonly proofs: Proofs;
}

/**
 * Law 3: asks the network afresh whose sign-in this is, and law 2: whom each reader's handle leads to. A network that cannot
 * be reached proves nothing and refuses nothing: the message waits, and the value is null.
 */
export async function prove(deps: MessageDeps, id: string, line: Line): Promise<Proved | null> {
  const asked = standing(deps, id);
  if (asked === null) return null;
  const proofs = await ask(deps, asked, line);
  const entry = standing(deps, id);
  if (entry === null) return null;
  if (!('sender' in proofs)) {
    await setBack(deps, id, stateAfterFailure(entry, proofs, deps.clock.now(), deps.times), { reason: proofs.kind, law: null });
    return null;
  }
  const wrong = proofs.sender.kind === 'proved' && proofs.sender.subject !== entry.subject;
  const refusal = proofs.sender.kind === 'unproved' ? 'sender-unproved' : wrong ? 'wrong-sender' : null;
  const event =
    refusal === null ? eventOf('prove', 'allowed', told(entry)) : eventOf('prove', 'refused', { ...told(entry), law: 3, reason: refusal });
  await deps.decisions.record(event);
  const still = standing(deps, id);
  return still === null ? null : { entry: still, proofs };
}

async function ask(deps: MessageDeps, entry: MessageEntry, { session, messages }: Line): Promise<Proofs | NetworkFailure> {
  const sender = await noteRefusal(deps, entry.identityId, await session.whoAmI());
  if (sender.kind === 'rejected' || sender.kind === 'unreadable') return { sender: { kind: 'unproved', words: sender.words }, readers: [] };
  if (sender.kind !== 'ok') return sender;
  const { subject, handle } = sender.value;
  // Somebody else's sign-in: nothing more is asked with it.
  if (subject !== entry.subject) return { sender: { kind: 'proved', subject, handle }, readers: [] };
  await deps.sessions.noteHandle(entry.identityId, handle);
  const readers: ReaderProof[] = [];
  for (const reader of entry.message.to) {
    const found = await noteRefusal(deps, entry.identityId, await messages.reader(reader.handle));
    if (found.kind !== 'ok') return found;
    readers.push({ handle: reader.handle, subject: found.value?.subject ?? null });
  }
  return { sender: { kind: 'proved', subject, handle }, readers };
}

/** The guard's last word on this very entry, as things are now. */
export function lastWord(deps: MessageDeps, entry: MessageEntry, proofs: Proofs): Outcome {
  const due = entry.state.kind === 'settling' ? inState(entry, { kind: 'sending' }) : entry;
  return deps.decisions.guard.maySendMessage(due, identityOf(entry, deps.state.get()), proofs, deps.decisions.facts());
}

export function stoppedBy(deps: MessageDeps, id: string, refusal: Refusal, { sender }: Proofs): Promise<Step> {
  const { now, presence } = deps.decisions.facts();
  const wrongSender = refusal.law === 3 && sender.kind === 'proved';
  const state = wrongSender ? ({ kind: 'refused', law: 3, words: refusal.words, at: now } as const) : frozenBy(refusal, presence);
  return setBack(deps, id, state, refusal);
}
