import type { IdentityId } from '../../shared/account.ts';
import type { MessageGesture } from '../../shared/guard.ts';
import { isMessageUnsent, type MessageEntry, type MessageState } from '../../shared/message-outbox.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import { decide, eventOf } from '../app-state/decide.ts';
import { holdMsOf } from './confirm.ts';
import { identityOf, inState, leaseExtended, told } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { type FrozenWhy, frozen } from './setbacks.ts';

const gone = refused(null, 'no-entry', 'This message is not in the outbox any more.');
const sentAlready = refused(
  5,
  'maybe-sent',
  'This message may have been sent already, and a message that was sent cannot be taken back from here.',
);

/** Takes a message back before it is sent; the value is the id of the message that is back. */
export async function recall(deps: MessageDeps, id: string): Promise<Outcome<string>> {
  const asked = deps.book.get(id);
  if (asked === null) return gone;
  if (!isMessageUnsent(asked)) return sentAlready;
  deps.book.halt(id);
  await deps.decisions.record(eventOf('recall', 'allowed', told(asked)));
  const entry = deps.book.get(id);
  if (entry === null) return gone;
  if (!isMessageUnsent(entry)) {
    deps.book.unhalt(id);
    return sentAlready;
  }
  await deps.book.release(id, { ...entry.message, updatedAt: deps.clock.now() });
  return ok(entry.message.id);
}

const mayFreeze = ({ state }: MessageEntry): boolean => state.kind === 'held' || state.kind === 'waiting';

/** Law 6: messages that are held or waiting need a new confirmation from now on. `only`: those of one identity. */
export async function freeze(deps: MessageDeps, why: FrozenWhy, only: IdentityId | null): Promise<void> {
  const entries = deps.state.get().messageOutbox.filter((entry) => mayFreeze(entry) && (only === null || entry.identityId === only));
  for (const { id } of entries) deps.book.halt(id);
  await Promise.all(
    entries.map(async (entry) => {
      await deps.decisions.record(eventOf('freeze', 'done', { ...told(entry), reason: why }));
      const change = deps.book.change(entry.id, (now) => (mayFreeze(now) ? inState(now, frozen(why)) : null));
      deps.book.unhalt(entry.id);
      await change?.saved;
    }),
  );
}

/** Stop everything: every message that would go out by itself is recalled; what may have been sent is only asked about. */
export async function stopAll(deps: MessageDeps): Promise<void> {
  const stopped: readonly MessageState['kind'][] = ['held', 'waiting'];
  const ids = deps.state
    .get()
    .messageOutbox.filter(({ state }) => stopped.includes(state.kind))
    .map(({ id }) => id);
  for (const id of ids) deps.book.halt(id);
  await Promise.all(ids.map((id) => recall(deps, id)));
}

/** Law 6: a frozen message goes on only by a new confirmation, and its hold starts anew. */
export async function resume(deps: MessageDeps, id: string, gesture: MessageGesture): Promise<Outcome> {
  const ask = (entry: MessageEntry): Outcome => {
    const identity = identityOf(entry, deps.state.get());
    const findings = deps.findingsOf(entry.message, identity);
    return deps.decisions.guard.mayResumeMessage(entry, identity, findings, gesture, deps.decisions.facts());
  };
  const asked = deps.book.get(id);
  if (asked === null) return gone;
  const allowed = await decide(deps.decisions, () => ask(asked), 'resume', told(asked));
  if (allowed.kind === 'refused') return allowed;
  const now = deps.book.get(id);
  if (now === null || deps.book.isHalted(id)) return gone;
  const still = ask(now);
  if (still.kind === 'refused') return still;
  const identity = identityOf(now, deps.state.get());
  if (identity === null) return gone;
  const confirmedAt = deps.clock.now();
  const holdMs = holdMsOf(identity, deps.state.get().policy);
  // What the banner says at this confirmation: the account may have been renamed since the first.
  const held = { handle: identity.handle, confirmedAt, holdMs, dueAt: confirmedAt + holdMs, state: { kind: 'held' } } as const;
  const change = deps.book.change(id, (entry) => ({ ...entry, ...held }));
  if (change === null) return gone;
  deps.state.update((state) => leaseExtended(state, change.entry, confirmedAt));
  return (await change.saved) ? done : refused(8, 'not-saved', 'This could not be saved to disk. Free some space, then try again.');
}
