import { certainFrom, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import { isWordless } from '../../shared/post.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Capabilities, NetworkResult, Session } from '../networks/network.ts';
import { inState, told, whoOf } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

/** `next`: one step is done and another may follow at once; `stop`: the entry's state says what it waits for. */
export type Step = 'next' | 'stop';

/** States from which a delivery goes on. `sending` only between two parts of a thread. */
const deliverable: ReadonlySet<OutboxState['kind']> = new Set(['held', 'waiting', 'settling', 'sending']);

export function isDeliverable(entry: OutboxEntry): boolean {
  return deliverable.has(entry.state.kind);
}

/** The entry as it is now, if it may still be worked on. */
export function standing(deps: OutboxDeps, id: string): OutboxEntry | null {
  const entry = deps.book.get(id);
  return entry === null || deps.book.isHalted(id) || !isDeliverable(entry) ? null : entry;
}

type Promised = Pick<Capabilities, 'idempotent' | 'keyNamesRecord' | 'settles' | 'outsiderCanLook'>;

/** What the entry's network promises of it; the least, where its network is not known. */
export function promisesOf(deps: OutboxDeps, entry: OutboxEntry): Promised {
  const network = whoOf(entry)?.network;
  if (network === undefined) return { idempotent: false, keyNamesRecord: false, settles: false, outsiderCanLook: false };
  const { idempotent, keyNamesRecord, settles, outsiderCanLook } = deps.networkOf(network).capabilities;
  // What was never shown to an outsider: that none sees it says nothing. Who likes or reposts what, many networks show to nobody.
  const neverShown = entry.draft.visibility === 'followers' || isWordless(entry.draft);
  return { idempotent, keyNamesRecord, settles, outsiderCanLook: outsiderCanLook && !neverShown };
}

/** An outcome that is not known: the network is asked, or else the person, as only they can look. */
export function unknownOutcome(deps: OutboxDeps, entry: OutboxEntry, now: number): OutboxState {
  if (promisesOf(deps, entry).settles) return { kind: 'settling', since: now, nextTryAt: now + deps.times.shortestWaitMs };
  return { kind: 'notKnown', since: now, certainAt: certainFrom(entry) };
}

export interface Why {
  readonly reason: string;
  readonly law: number | null;
}

/** Gives the entry a state in which nothing is being sent, written down first; what someone stopped meanwhile stays so. */
export async function setBack(deps: OutboxDeps, id: string, state: OutboxState, why: Why): Promise<Step> {
  const entry = standing(deps, id);
  if (entry === null) return 'stop';
  // Waiting goes on waiting: that is no new decision.
  if (entry.state.kind !== state.kind) {
    const act = state.kind === 'frozen' ? 'freeze' : state.kind === 'settling' || state.kind === 'notKnown' ? 'settle' : 'send';
    const decision = state.kind === 'refused' ? 'refused' : 'noted';
    await deps.decisions.record(eventOf(act, decision, { ...told(entry), reason: why.reason, law: why.law }));
  }
  await deps.book.change(id, (now) => (isDeliverable(now) ? inState(now, state) : null))?.saved;
  return 'stop';
}

/** Opens the session that speaks as the entry's identity; a credential that the network refuses is marked so. */
export async function openSessionOf(deps: OutboxDeps, entry: OutboxEntry): Promise<NetworkResult<Session>> {
  return noteRefusal(deps, entry, await deps.sessions.open(entry.identityId));
}

/** Passes an answer on; where it says that the credential is refused, the account says so from then on. */
export async function noteRefusal<T>(deps: OutboxDeps, entry: OutboxEntry, result: NetworkResult<T>): Promise<NetworkResult<T>> {
  if (result.kind === 'signInAgain') await deps.sessions.markSignInAgain(entry.identityId);
  return result;
}
