import type { ConfirmGesture } from '../../shared/guard.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { decide } from '../app-state/decide.ts';
import { holdMsOf } from './confirm.ts';
import { identityOf, leaseExtended, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

const gone = refused(null, 'no-entry', 'This post is not in the outbox any more.');
const unsaved = refused(8, 'not-saved', 'This could not be saved to disk. Free some space, then try again.');

/** Law 6: a frozen post goes on only by a new confirmation, and its hold starts anew. */
export function resume(deps: OutboxDeps, id: string, gesture: ConfirmGesture): Promise<Outcome> {
  const ask = (entry: OutboxEntry): Outcome => {
    const identity = identityOf(entry, deps.state.get());
    return deps.decisions.guard.mayResume(entry, identity, deps.findingsOf(entry.draft, identity), gesture, deps.decisions.facts());
  };
  return goOn(deps, id, 'resume', ask, (entry) => {
    const state = deps.state.get();
    const identity = identityOf(entry, state);
    const holdMs = identity === null ? entry.holdMs : holdMsOf(identity, entry.draft, state.policy);
    const confirmedAt = deps.clock.now();
    // What the banner says at this confirmation: the account may have been renamed since the first.
    const handle = identity?.handle ?? entry.handle;
    return { ...entry, handle, confirmedAt, holdMs, dueAt: confirmedAt + holdMs, state: { kind: 'held' } };
  });
}

/** Waives the rest of the hold, where that is allowed; everything else is asked as always. */
export function sendNow(deps: OutboxDeps, id: string): Promise<Outcome> {
  const ask = (entry: OutboxEntry): Outcome =>
    deps.decisions.guard.maySendNow(entry, identityOf(entry, deps.state.get()), deps.decisions.facts());
  return goOn(deps, id, 'confirm', ask, (entry) => ({ ...entry, dueAt: deps.clock.now(), state: { kind: 'held' } }));
}

async function goOn(
  deps: OutboxDeps,
  id: string,
  act: 'resume' | 'confirm',
  ask: (entry: OutboxEntry) => Outcome,
  next: (entry: OutboxEntry) => OutboxEntry,
): Promise<Outcome> {
  const asked = deps.book.get(id);
  if (asked === null) return gone;
  const allowed = await decide(deps.decisions, () => ask(asked), act, told(asked));
  if (allowed.kind === 'refused') return allowed;
  const now = deps.book.get(id);
  if (now === null || deps.book.isHalted(id)) return gone;
  const still = ask(now);
  if (still.kind === 'refused') return still;
  const change = deps.book.change(id, next);
  if (change === null) return gone;
  deps.state.update((state) => leaseExtended(state, change.entry, deps.clock.now()));
  return (await change.saved) ? done : unsaved;
}
