import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import { claimedByOthers, inState, nextTry, patienceUntil, told, unsent } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { markSent } from './send-message.ts';
import { isDeliverable, type Line, noteRefusal, type Step, setBack, standing } from './standing.ts';

const notThere: MessageState = {
  kind: 'frozen',
  why: 'refused',
  words: 'Sending this was cut short. It is not there, and cannot arrive any more. Confirm again to send it.',
};

/**
 * Law 5: whether an earlier attempt took effect is found out by reading the conversation. A message is never sent twice by
 * itself: not being there counts once no request that left can take effect any more, and then it waits for the person.
 */
export async function askWhetherArrived(deps: MessageDeps, id: string, line: Line): Promise<Step> {
  const asked = standing(deps, id);
  if (asked === null || asked.part === null) return 'stop';
  const askedAt = deps.clock.now();
  const claimed = claimedByOthers(deps.state.get().messageOutbox, id);
  const found = await noteRefusal(deps, asked.identityId, await line.messages.find(asked.part, claimed));
  const entry = standing(deps, id);
  const part = entry?.part ?? null;
  if (entry === null || part === null) return 'stop';
  const since = entry.state.kind === 'settling' ? entry.state.since : askedAt;
  if (found.kind !== 'ok') {
    const nextTryAt = nextTry(since, deps.clock.now(), deps.times, patienceUntil(found));
    return setBack(deps, id, { kind: 'settling', since, nextTryAt }, { reason: found.kind, law: null });
  }
  if (found.value.kind === 'seenByOthers') {
    const refused: MessageState = { kind: 'refused', law: null, words: found.value.words, at: deps.clock.now() };
    return leftToPerson(deps, entry, refused, eventOf('send', 'failed', { ...told(entry), reason: 'seen-by-others' }));
  }
  if (found.value.kind === 'ours') {
    const isTaken = !claimed.has(found.value.id) && claimedByOthers(deps.state.get().messageOutbox, id).has(found.value.id);
    // Meanwhile it was found to be another message of the same words: what is this one is looked for once more.
    return isTaken ? askWhetherArrived(deps, id, line) : markSent(deps, id, found.value.id);
  }
  const certainAt = part.lateUntil ?? (part.attemptedAt ?? askedAt) + deps.times.lateArrivalMs;
  if (askedAt < certainAt) {
    return setBack(deps, id, { kind: 'settling', since, nextTryAt: certainAt }, { reason: 'not-there-yet', law: null });
  }
  return leftToPerson(deps, entry, notThere, eventOf('freeze', 'noted', { ...told(entry), reason: 'not-there' }));
}

/** Nothing is asked any more, and it can be recalled: its state says what the person has to do. */
async function leftToPerson(deps: MessageDeps, { id }: MessageEntry, state: MessageState, event: LedgerEvent): Promise<Step> {
  await deps.decisions.record(event);
  const change = deps.book.change(id, (now) =>
    isDeliverable(now) ? inState({ ...now, part: now.part === null ? null : unsent(now.part) }, state) : null,
  );
  await change?.saved;
  return 'stop';
}
