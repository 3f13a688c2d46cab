import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import type { Session } from '../networks/network.ts';
import { askWhetherArrived } from './ask-whether-arrived.ts';
import { identityOf, nextPartIndex, patienceUntil } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { prepareRecords } from './prepare-records.ts';
import { sendPart } from './send-part.ts';
import { frozen, frozenBy, stateAfterFailure } from './setbacks.ts';
import { openSessionOf, promisesOf, type Step, setBack, standing, unknownOutcome } from './standing.ts';

/** Everything that can be said without the network: is it too late, does the guard allow an attempt? */
async function mayGoOn(deps: OutboxDeps, entry: OutboxEntry): Promise<boolean> {
  const facts = deps.decisions.facts();
  if (entry.state.kind !== 'sending' && facts.now > entry.dueAt + deps.times.tooLateMs) {
    await setBack(deps, entry.id, frozen('tooLate'), { reason: 'too-late', law: null });
    return false;
  }
  const outcome = deps.decisions.guard.mayAttempt(entry, identityOf(entry, deps.state.get()), facts);
  if (outcome.kind === 'ok') return true;
  await setBack(deps, entry.id, frozenBy(outcome.refusal, facts.presence), outcome.refusal);
  return false;
}

async function openSession(deps: OutboxDeps, entry: OutboxEntry): Promise<Session | null> {
  const opened = await openSessionOf(deps, entry);
  if (opened.kind === 'ok') return opened.value;
  const now = deps.clock.now();
  const state: OutboxState =
    entry.state.kind === 'settling'
      ? { kind: 'settling', since: entry.state.since, nextTryAt: Math.max(now + deps.times.longestWaitMs, patienceUntil(opened)) }
      : stateAfterFailure(entry, opened, now, deps.times);
  await setBack(deps, entry.id, state, { reason: opened.kind, law: null });
  return null;
}

function isAttempted(entry: OutboxEntry): boolean {
  return entry.prepared?.[nextPartIndex(entry)]?.attemptedAt !== undefined;
}

/** Law 1: going on may renew a brand's sign-in, so whose computer this is, is asked before. Unread rules are for the guard. */
async function judgedEntry(deps: OutboxDeps, id: string): Promise<OutboxEntry | null> {
  const entry = standing(deps, id);
  if (entry === null || entry.kind === 'personal' || isAttempted(entry)) return entry;
  await deps.judge().catch(() => {});
  return standing(deps, id);
}

/**
 * Takes a due post one step further: build its records, ask about an earlier attempt, prove the sender and send.
 * Whatever happens, the entry ends in a state that says so; nothing here rejects because of the network.
 */
export async function deliver(deps: OutboxDeps, id: string): Promise<Step> {
  const entry = await judgedEntry(deps, id);
  if (entry === null) return 'stop';
  const index = nextPartIndex(entry);
  const attempted = isAttempted(entry);
  // An outcome that is not known is asked about in any case: asking sends nothing.
  if (!attempted && !(await mayGoOn(deps, entry))) return 'stop';
  if (attempted && !promisesOf(deps, entry).settles) {
    return setBack(deps, id, unknownOutcome(deps, entry, deps.clock.now()), { reason: 'unknown', law: null });
  }
  const session = await openSession(deps, entry);
  if (session === null) return 'stop';
  if (entry.prepared === null) return prepareRecords(deps, id, session);
  if (attempted) {
    const arrival = await askWhetherArrived(deps, id, index, session);
    if (arrival !== 'absent') return arrival === 'arrived' ? 'next' : 'stop';
  }
  return sendPart(deps, id, index, session);
}
