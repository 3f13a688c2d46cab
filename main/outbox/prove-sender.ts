import type { SenderProof } from '../../shared/guard.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Outcome, Refusal } from '../../shared/outcome.ts';
import type { NetworkFailure, Session } from '../networks/network.ts';
import { identityOf, inState } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozenBy } from './setbacks.ts';
import { accountIdOfEntry, noteRefusal, type Step, setBack } from './standing.ts';

/** Law 3: asks the network afresh. A network that cannot be reached proves nothing and refuses nothing: the post waits. */
export async function proveSender(deps: OutboxDeps, entry: OutboxEntry, session: Session): Promise<SenderProof | NetworkFailure> {
  const answer = await noteRefusal(deps, entry, await session.whoAmI());
  if (answer.kind === 'ok') {
    const { subject, handle } = answer.value;
    if (subject === entry.subject) await deps.sessions.noteHandle(accountIdOfEntry(entry), handle);
    return { kind: 'proved', subject, handle };
  }
  if (answer.kind === 'rejected' || answer.kind === 'unreadable') return { kind: 'unproved', words: answer.words };
  return answer;
}

/** The guard's last word on this very entry, as things are now. What is being settled would be sent once more. */
export function lastWord(deps: OutboxDeps, entry: OutboxEntry, proof: SenderProof): Outcome {
  const due = entry.state.kind === 'settling' ? inState(entry, { kind: 'sending' }) : entry;
  return deps.decisions.guard.maySend(due, identityOf(entry, deps.state.get()), proof, deps.decisions.facts());
}

export async function stoppedBy(deps: OutboxDeps, id: string, refusal: Refusal, proof: SenderProof): Promise<Step> {
  const wrongSender = refusal.law === 3 && proof.kind === 'proved';
  const { now, presence } = deps.decisions.facts();
  const state = wrongSender ? ({ kind: 'refused', law: 3, words: refusal.words, at: now } as const) : frozenBy(refusal, presence);
  return setBack(deps, id, state, refusal);
}
