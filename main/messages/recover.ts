import type { Message } from '../../shared/message.ts';
import { isMessageUnsent, type MessageEntry } from '../../shared/message-outbox.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import { inState, told } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';
import { frozen } from './setbacks.ts';

/** What a crash (or any end without freezing) makes of an entry: unsent is frozen, unknown is settled by asking. */
export function afterCrash(entry: MessageEntry, now: number, lateArrivalMs: number): MessageEntry {
  switch (entry.state.kind) {
    case 'held':
    case 'waiting':
      return inState(entry, frozen('crashed'));
    case 'sending': {
      // The crash took the answer with it.
      const part = entry.part === null ? null : { ...entry.part, lateUntil: now + lateArrivalMs };
      return inState({ ...entry, part }, { kind: 'settling', since: now, nextTryAt: now });
    }
    default:
      return entry;
  }
}

/** Reads messages at start. One that is there as a draft and as an entry was being recalled: what the person saw last stays. */
export async function recover(deps: MessageDeps): Promise<Outcome> {
  const { messages: store } = deps.store;
  const stored = await Promise.all([store.drafts(), store.entries()]).catch(() => null);
  if (stored === null) {
    return refused(8, 'messages-unreadable', 'Your messages could not be read from disk. They are still there; nothing is sent.');
  }
  const [messages, entries] = stored;
  const drafts = new Set(messages.map(({ id }) => id));
  const recalled = entries.filter((entry) => isMessageUnsent(entry) && drafts.has(entry.message.id));
  const kept = entries.filter((entry) => !recalled.includes(entry));
  // What was begun before the disk was read stays.
  const begun = (own: readonly Message[]): readonly Message[] => own.filter(({ id }) => !drafts.has(id));
  deps.state.update((state) => ({ ...state, messages: [...messages, ...begun(state.messages)], messageOutbox: kept }));
  const now = deps.clock.now();
  for (const entry of kept) {
    const after = afterCrash(entry, now, deps.times.lateArrivalMs);
    if (after === entry) continue;
    await deps.decisions.record(
      eventOf(after.state.kind === 'frozen' ? 'freeze' : 'settle', 'noted', { ...told(entry), reason: 'crashed' }),
    );
    await deps.book.change(entry.id, () => after)?.saved;
  }
  await Promise.all(recalled.map(({ id }) => deps.book.release(id, null)));
  return done;
}
