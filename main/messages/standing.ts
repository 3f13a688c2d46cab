import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Messages } from '../networks/messages.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import { inState, told } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';

/** `next`: one step is done and another may follow at once; `stop`: the entry's state says what it waits for. */
export type Step = 'next' | 'stop';

const deliverable: ReadonlySet<MessageState['kind']> = new Set(['held', 'waiting', 'settling', 'sending']);

export function isDeliverable({ state }: MessageEntry): boolean {
  return deliverable.has(state.kind);
}

/** The entry as it is now, if it may still be worked on. */
export function standing(deps: MessageDeps, id: string): MessageEntry | null {
  const entry = deps.book.get(id);
  return entry === null || deps.book.isHalted(id) || !isDeliverable(entry) ? null : entry;
}

export interface Why {
  readonly reason: string;
  readonly law: number | null;
}

/** Gives the entry a state in which nothing is being sent, written down first; what someone stopped meanwhile stays so. */
export async function setBack(deps: MessageDeps, id: string, state: MessageState, why: Why): Promise<Step> {
  const entry = standing(deps, id);
  if (entry === null) return 'stop';
  if (entry.state.kind !== state.kind) {
    const act = state.kind === 'frozen' ? 'freeze' : state.kind === 'settling' ? 'settle' : 'send';
    const decision = state.kind === 'refused' ? 'refused' : 'noted';
    await deps.decisions.record(eventOf(act, decision, { ...told(entry), reason: why.reason.slice(0, 80), law: why.law }));
  }
  await deps.book.change(id, (now) => (isDeliverable(now) ? inState(now, state) : null))?.saved;
  return 'stop';
}

/** An opened session that may use direct messages. */
export interface Line {
  readonly session: Session;
  readonly messages: Messages;
}

/** Opens the session that speaks as this identity; a credential that the network refuses is marked so. */
export async function openLine({ sessions }: Pick<MessageDeps, 'sessions'>, identityId: string): Promise<NetworkResult<Line>> {
  const opened = await noteRefusal({ sessions }, identityId, await sessions.open(identityId));
  if (opened.kind !== 'ok') return opened;
  const { messages } = opened.value;
  if (messages === undefined) return { kind: 'rejected', words: 'This network has no direct messages that programs may use.' };
  return { kind: 'ok', value: { session: opened.value, messages } };
}

/** Passes an answer on; where it says that the credential is refused, the account says so from then on. */
export async function noteRefusal<T>(
  { sessions }: Pick<MessageDeps, 'sessions'>,
  identityId: string,
  result: NetworkResult<T>,
): Promise<NetworkResult<T>> {
  if (result.kind === 'signInAgain') await sessions.markSignInAgain(identityId);
  return result;
}
