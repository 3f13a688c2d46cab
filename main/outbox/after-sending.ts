import type { OutboxState, PreparedPart } from '../../shared/outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import { differs } from './ask-whether-arrived.ts';
import { claimedByOthers, inState, partBefore, told, withPart } from './entries.ts';
import { type Arrived, markPublished } from './mark-published.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { stateAfterFailure } from './setbacks.ts';
import { isDeliverable, promisesOf, type Step, unknownOutcome } from './standing.ts';

/** The part that was sent, and what was known of it before. */
export interface Attempt {
  readonly id: string;
  readonly index: number;
  readonly session: Session;
  readonly before: PreparedPart;
}

/** What the answer to a request means for the entry. It may have been recalled while the request was under way. */
export async function afterSending(deps: OutboxDeps, attempt: Attempt, result: NetworkResult<Arrived>): Promise<Step> {
  const { id } = attempt;
  switch (result.kind) {
    case 'ok':
      await markPublished(deps, id, attempt.index, result.value, attempt.session);
      return 'next';
    case 'unknown':
    case 'unreadable':
      return becomeSettling(deps, attempt);
    case 'rejected':
      return afterRejection(deps, attempt, result.words);
    case 'unreachable':
    case 'rateLimited':
    case 'signInAgain': {
      const entry = deps.book.get(id);
      if (entry === null) return 'stop';
      return takeBack(deps, attempt, stateAfterFailure(entry, result, deps.clock.now(), deps.times), result.kind);
    }
  }
}

async function becomeSettling(deps: OutboxDeps, { id, index }: Attempt): Promise<Step> {
  const now = deps.clock.now();
  const change = deps.book.change(id, (entry) => {
    const part = entry.prepared?.[index];
    const unsure = part === undefined ? entry : withPart(entry, index, { ...part, lateUntil: now + deps.times.lateArrivalMs });
    return isDeliverable(entry) ? inState(unsure, unknownOutcome(deps, unsure, now)) : unsure;
  });
  await change?.saved;
  if (change !== null) await deps.decisions.record(eventOf('settle', 'noted', { ...told(change.entry), reason: 'unknown' }));
  return 'stop';
}

/** The request surely put nothing on the network: the part is again as unsent as it was before. */
async function takeBack(deps: OutboxDeps, { id, index, before }: Attempt, state: OutboxState, reason: string): Promise<Step> {
  const change = deps.book.change(id, (entry) => {
    const unsent = withPart(entry, index, before);
    return isDeliverable(entry) ? inState(unsent, state) : unsent;
  });
  await change?.saved;
  if (change !== null) await deps.decisions.record(eventOf('send', 'failed', { ...told(change.entry), reason }));
  return 'stop';
}

/** A no can mean that something is under this key already: perhaps our own record, arrived late. */
async function afterRejection(deps: OutboxDeps, attempt: Attempt, words: string): Promise<Step> {
  const now = deps.clock.now();
  const refused: OutboxState = { kind: 'refused', law: null, words, at: now };
  const entry = deps.book.get(attempt.id);
  if (entry !== null && !promisesOf(deps, entry).settles) return takeBack(deps, attempt, refused, 'rejected');
  const found = await attempt.session.find(
    attempt.before,
    entry === null ? null : partBefore(entry, attempt.index),
    claimedByOthers(deps.state.get().outbox, attempt.id, attempt.index),
  );
  if (found.kind !== 'ok') return becomeSettling(deps, attempt);
  switch (found.value.kind) {
    case 'ours':
      await markPublished(deps, attempt.id, attempt.index, found.value, attempt.session);
      return 'next';
    case 'differs':
      return takeBack(deps, attempt, { ...differs, at: now }, 'differs');
    case 'absent':
      return takeBack(deps, attempt, refused, 'rejected');
  }
}
