import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import { inState, told, unsent } from './entries.ts';
import type { MessageDeps } from './message-deps.ts';

const notThere: MessageState = {
  kind: 'frozen',
  why: 'refused',
  words: 'You looked, and it is not there. Confirm again if it should go out.',
};

/**
 * Law 5 where the conversation cannot be read, as for an account that is signed out: the person looked elsewhere and says
 * what is there. What is not there waits for a new confirmation, and is never sent again by itself.
 */
export async function settleMessage(deps: MessageDeps, id: string, isThere: boolean): Promise<Outcome> {
  const asked = deps.book.get(id);
  if (asked === null) return refused(null, 'no-entry', 'This message is not in the outbox any more.');
  const allowed = deps.decisions.guard.maySettleMessage(asked, isThere, deps.decisions.facts());
  if (allowed.kind === 'refused') return allowed;
  const about = { ...told(asked), reason: isThere ? 'said-there' : 'said-not-there' };
  await deps.decisions.record(eventOf('settle', 'done', about));
  const change = deps.book.change(id, (entry) => (entry.state.kind === 'settling' ? settled(entry, isThere, deps.clock.now()) : null));
  if (change === null) return done;
  return (await change.saved) ? done : refused(8, 'not-saved', 'This could not be saved to disk. Free some space, then try again.');
}

function settled(entry: MessageEntry, isThere: boolean, at: number): MessageEntry {
  if (isThere) return inState(entry, { kind: 'sent', at });
  return inState({ ...entry, part: entry.part === null ? null : unsent(entry.part) }, notThere);
}
