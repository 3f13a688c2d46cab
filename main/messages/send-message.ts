import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import { decide, eventOf } from '../app-state/decide.ts';
import type { NetworkResult } from '../networks/network.ts';
import { inState, leaseRenewed, told, unsent } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { lastWord, prove, stoppedBy } from './prove.ts';
import { noteKnown } from './read.ts';
import { stateAfterFailure } from './setbacks.ts';
import { isDeliverable, type Line, noteRefusal, type Step, standing } from './standing.ts';

const rulesUnread: Outcome = refused(
  8,
  'rules-unread',
  'The rules of this computer could not be read, so this was not sent. Confirm again to send it.',
);
const notSaved: Outcome = refused(
  8,
  'not-saved',
  'This message could not be saved to disk, so it was not sent. Free some space, then confirm again.',
);

/**
 * Proof of both ends, the guard, the ledger, the disk, for a brand the rules read afresh, the guard again with nothing in
 * between, and then the request.
 */
export async function sendMessage(deps: MessageDeps, id: string, line: Line): Promise<Step> {
  const asked = await prove(deps, id, line);
  if (asked === null) return 'stop';
  const { entry, proofs } = asked;
  const allowed = await decide(deps.decisions, () => lastWord(deps, entry, proofs), 'send', told(entry));
  if (allowed.kind === 'refused') return stoppedBy(deps, id, allowed.refusal, proofs);
  if (standing(deps, id) !== entry || entry.part === null) return 'stop';
  const part = { ...entry.part, attemptedAt: deps.clock.now() };
  const claim = deps.book.change(id, (now) => (now === entry ? inState({ ...now, part }, { kind: 'sending' }) : null));
  if (claim === null) return 'stop';
  const claimed = claim.entry;
  const word = (await claim.saved) ? await wordAtTheAct(deps, claimed, () => lastWord(deps, entry, proofs)) : notSaved;
  if (word === null || word.kind === 'refused') {
    // Nothing left after all: the entry is again what it was, unless somebody changed it meanwhile.
    await deps.book.change(id, (now) => (now === claimed ? entry : null))?.saved;
    return word === null ? 'stop' : stoppedBy(deps, id, word.refusal, proofs);
  }
  const sent = await noteRefusal(deps, entry.identityId, await line.messages.send(part));
  return afterSending(deps, id, sent);
}

/** Null where somebody stopped it meanwhile. */
async function wordAtTheAct(deps: MessageDeps, claimed: MessageEntry, ask: () => Outcome): Promise<Outcome | null> {
  const judged =
    claimed.kind === 'personal' ||
    (await deps.judge().then(
      () => true,
      () => false,
    ));
  if (standing(deps, claimed.id) !== claimed) return null;
  return judged ? ask() : rulesUnread;
}

/** What the answer to the request means. */
async function afterSending(deps: MessageDeps, id: string, result: NetworkResult<{ readonly id: string }>): Promise<Step> {
  const entry = deps.book.get(id);
  if (entry === null) return 'stop';
  const now = deps.clock.now();
  switch (result.kind) {
    case 'ok':
      return markSent(deps, id, result.value.id);
    case 'unknown':
    case 'unreadable': {
      const lateUntil = now + deps.times.lateArrivalMs;
      const state: MessageState = { kind: 'settling', since: now, nextTryAt: now + deps.times.shortestWaitMs };
      await changeAttempted(deps, id, (was) => inState({ ...was, part: was.part === null ? null : { ...was.part, lateUntil } }, state));
      await deps.decisions.record(eventOf('settle', 'noted', { ...told(entry), reason: 'unknown' }));
      return 'stop';
    }
    default: {
      const state = stateAfterFailure(entry, result, now, deps.times);
      await changeAttempted(deps, id, (was) => inState({ ...was, part: was.part === null ? null : unsent(was.part) }, state));
      await deps.decisions.record(eventOf('send', 'failed', { ...told(entry), reason: result.kind }));
      return 'stop';
    }
  }
}

async function changeAttempted(deps: MessageDeps, id: string, next: (entry: MessageEntry) => MessageEntry): Promise<void> {
  await deps.book.change(id, (entry) => (isDeliverable(entry) ? next(entry) : null))?.saved;
}

/** Keeps that the message is there. The ledger names neither its readers nor where it is. */
export async function markSent(deps: MessageDeps, id: string, messageId: string): Promise<Step> {
  const at = deps.clock.now();
  const change = deps.book.change(id, (entry) => {
    const part = entry.part === null ? null : { ...unsent(entry.part), publishedUri: messageId, publishedCid: messageId };
    return inState({ ...entry, part }, { kind: 'sent', at });
  });
  await change?.saved;
  if (change === null) return 'stop';
  await deps.decisions.record(eventOf('publish', 'done', told(change.entry)));
  deps.state.update((now) => leaseRenewed(now, change.entry, deps.clock.now()));
  const { identityId, message } = change.entry;
  noteKnown(
    deps,
    identityId,
    message.to.map(({ handle }) => handle),
  );
  return 'stop';
}
