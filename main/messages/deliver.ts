import type { MessageState } from '../../shared/message-outbox.ts';
import type { NetworkResult } from '../networks/network.ts';
import { askWhetherArrived } from './ask-whether-arrived.ts';
import { identityOf, nextTry, patienceUntil } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { lastWord, prove, stoppedBy } from './prove.ts';
import { sendMessage } from './send-message.ts';
import { frozen, frozenBy, stateAfterFailure } from './setbacks.ts';
import { type Line, noteRefusal, openLine, type Step, setBack, standing } from './standing.ts';

/**
 * Takes a due message one step further: build it, ask about an earlier attempt, or prove both ends and send. Whatever
 * happens, the entry ends in a state that says so; nothing here rejects because of the network.
 */
export async function deliver(deps: MessageDeps, id: string): Promise<Step> {
  const entry = standing(deps, id);
  if (entry === null) return 'stop';
  const attempted = entry.part?.attemptedAt !== undefined;
  // An outcome that is not known is asked about in any case: asking sends nothing.
  if (!attempted && !(await mayGoOn(deps, id))) return 'stop';
  const line = await lineOf(deps, id, await openLine(deps, entry.identityId));
  if (line === null) return 'stop';
  if (attempted) return askWhetherArrived(deps, id, line);
  return entry.part === null ? build(deps, id, line) : sendMessage(deps, id, line);
}

/** Everything that can be said without the network: is it too late, does the guard allow an attempt? */
async function mayGoOn(deps: MessageDeps, id: string): Promise<boolean> {
  const entry = standing(deps, id);
  if (entry === null) return false;
  const facts = deps.decisions.facts();
  if (facts.now > entry.dueAt + deps.times.tooLateMs) {
    await setBack(deps, id, frozen('tooLate'), { reason: 'too-late', law: null });
    return false;
  }
  const outcome = deps.decisions.guard.mayAttemptMessage(entry, identityOf(entry, deps.state.get()), facts);
  if (outcome.kind === 'ok') return true;
  await setBack(deps, id, frozenBy(outcome.refusal, facts.presence), outcome.refusal);
  return false;
}

async function lineOf(deps: MessageDeps, id: string, opened: NetworkResult<Line>): Promise<Line | null> {
  const entry = standing(deps, id);
  if (entry === null) return null;
  if (opened.kind === 'ok') return opened.value;
  const now = deps.clock.now();
  const state: MessageState =
    entry.state.kind === 'settling'
      ? { ...entry.state, nextTryAt: nextTry(entry.state.since, now, deps.times, patienceUntil(opened)) }
      : stateAfterFailure(entry, opened, now, deps.times);
  await setBack(deps, id, state, { reason: opened.kind, law: null });
  return null;
}

const notSaved: MessageState = {
  kind: 'frozen',
  why: 'refused',
  words: 'This message could not be saved to disk, so it was not sent. Free some space, then confirm again.',
};

/** Proves both ends, then builds the message once and stores it, before the first attempt: what is sent later is what is stored here. */
async function build(deps: MessageDeps, id: string, line: Line): Promise<Step> {
  const asked = await prove(deps, id, line);
  if (asked === null) return 'stop';
  const word = lastWord(deps, asked.entry, asked.proofs);
  if (word.kind === 'refused') return stoppedBy(deps, id, word.refusal, asked.proofs);
  const { entry } = asked;
  const built = await noteRefusal(deps, entry.identityId, await line.messages.prepare(entry.message, deps.clock.now()));
  if (built.kind !== 'ok') {
    return setBack(deps, id, stateAfterFailure(entry, built, deps.clock.now(), deps.times), { reason: built.kind, law: null });
  }
  if (standing(deps, id) !== entry) return 'stop';
  const change = deps.book.change(id, (now) => ({ ...now, part: built.value }));
  return (await change?.saved) === true ? 'next' : setBack(deps, id, notSaved, { reason: 'not-saved', law: null });
}
