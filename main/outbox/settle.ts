import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import { inState, told, unsent, withPart } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

const unsaved = refused(8, 'not-saved', 'This could not be saved to disk. Free some space, then try again.');

/**
 * Law 5 where a network cannot be asked: the person looked at the page and says what is there. What is there is published;
 * what is not waits for a new confirmation and is never sent again by itself.
 */
export async function settle(deps: OutboxDeps, id: string, isThere: boolean): Promise<Outcome> {
  const asked = deps.book.get(id);
  if (asked === null) return refused(null, 'no-entry', 'This post is not in the outbox any more.');
  const allowed = deps.decisions.guard.maySettle(asked, isThere, deps.decisions.facts());
  if (allowed.kind === 'refused') return allowed;
  const about = { ...told(asked), reason: isThere ? 'said-there' : 'said-not-there' };
  await deps.decisions.record(eventOf('settle', 'done', about));
  const change = deps.book.change(id, (entry) => (entry.state.kind === 'notKnown' ? settled(entry, isThere, deps.clock.now()) : null));
  if (change === null) return done;
  return (await change.saved) ? done : unsaved;
}

const notThere: OutboxState = {
  kind: 'frozen',
  why: 'refused',
  words: 'You looked, and it is not there. Confirm again if it should go out.',
};

const restUnsent: OutboxState & { readonly kind: 'refused' } = {
  kind: 'refused',
  law: 5,
  words: 'The part you saw is out. The parts after it cannot be put behind it from here. Write them at the network itself.',
  at: 0,
};

function settled(entry: OutboxEntry, isThere: boolean, at: number): OutboxEntry {
  const index = (entry.prepared ?? []).findIndex((part) => part.attemptedAt !== undefined && part.publishedUri === null);
  const part = entry.prepared?.[index];
  if (part === undefined) return inState(entry, notThere);
  if (!isThere) return inState(withPart(entry, index, unsent(part)), notThere);
  const arrived = withPart(entry, index, { ...part, publishedUri: '', publishedCid: '' });
  const isLast = index === (entry.prepared?.length ?? 0) - 1;
  return { ...arrived, state: isLast ? { kind: 'published', uri: '', url: '', at } : { ...restUnsent, at } };
}
