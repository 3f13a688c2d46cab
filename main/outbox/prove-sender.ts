import { accountOfIdentity, pageOfIdentity } from '../../shared/account.ts';
import type { SenderProof } from '../../shared/guard.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Outcome, Refusal } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import type { NetworkFailure, Session } from '../networks/network.ts';
import { settlingOn } from './ask-whether-arrived.ts';
import { identityOf, inState, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozenBy, stateAfterFailure } from './setbacks.ts';
import { noteRefusal, type Step, setBack, standing } from './standing.ts';

/** An entry as it stands after its sender was asked for, and what the network said. */
export interface Asked {
  readonly entry: OutboxEntry;
  readonly proof: SenderProof;
}

/**
 * Law 3: asks the network afresh. A network that cannot be reached proves nothing and refuses nothing: the post waits,
 * and the value is null, as it is where somebody stopped the post meanwhile.
 */
export async function proveSender(deps: OutboxDeps, id: string, session: Session): Promise<Asked | null> {
  const asked = standing(deps, id);
  if (asked === null) return null;
  const proof = await ask(deps, asked, session);
  const entry = standing(deps, id);
  if (entry === null) return null;
  if (proof.kind === 'proved' || proof.kind === 'unproved') {
    await deps.decisions.record(proofEvent(entry, proof));
    const still = standing(deps, id);
    return still === null ? null : { entry: still, proof };
  }
  const state =
    entry.state.kind === 'settling' ? settlingOn(entry, deps, proof) : stateAfterFailure(entry, proof, deps.clock.now(), deps.times);
  await setBack(deps, id, state, { reason: proof.kind, law: null });
  return null;
}

async function ask(deps: OutboxDeps, entry: OutboxEntry, session: Session): Promise<SenderProof | NetworkFailure> {
  const answer = await noteRefusal(deps, entry, await session.whoAmI());
  // Not waited for: what the network said is reason enough to stop.
  if (answer.kind === 'rejected' && pageOfIdentity(entry.identityId) !== null) {
    void deps.sessions.notePages(accountOfIdentity(entry.identityId));
  }
  if (answer.kind === 'rejected' || answer.kind === 'unreadable') return { kind: 'unproved', words: answer.words };
  if (answer.kind !== 'ok') return answer;
  const { subject, handle } = answer.value;
  if (subject === entry.subject) await deps.sessions.noteHandle(entry.identityId, handle);
  return { kind: 'proved', subject, handle };
}

function proofEvent(entry: OutboxEntry, proof: SenderProof): LedgerEvent {
  const about = told(entry);
  if (proof.kind === 'unproved') return eventOf('prove', 'refused', { ...about, law: 3, reason: 'sender-unproved' });
  if (proof.subject !== entry.subject) return eventOf('prove', 'refused', { ...about, law: 3, reason: 'wrong-sender' });
  return eventOf('prove', 'allowed', about);
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
