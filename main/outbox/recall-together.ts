import { isUnsent, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { draftOfPosts, postsOf } from '../../shared/posts-of.ts';
import { eventOf } from '../app-state/decide.ts';
import { told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { recall } from './recall.ts';

const stillHeld: ReadonlySet<OutboxState['kind']> = new Set(['held', 'waiting', 'frozen']);

/**
 * Takes back everything that was confirmed by the same gesture and has not gone out. All of it starts nothing new from the
 * first moment on; what was surely never sent becomes one draft for all of them again. The value is its id, or null where
 * everything is still being looked for at its network.
 */
export async function recallTogether(deps: OutboxDeps, id: string): Promise<Outcome<string | null>> {
  const together = deps.book.get(id)?.together;
  if (together === undefined) return refused(null, 'no-entry', 'These posts are not in the outbox any more.');
  const held = deps.state.get().outbox.filter((entry) => entry.together === together && stillHeld.has(entry.state.kind));
  for (const entry of held) deps.book.halt(entry.id);
  const unsent = held.filter(isUnsent);
  await Promise.all(unsent.map((entry) => deps.decisions.record(eventOf('recall', 'allowed', told(entry)))));
  // A request may have left while that was written down, and a draft that is there already is newer.
  const drafts = new Set(deps.state.get().drafts.flatMap((draft) => postsOf(draft).map((post) => post.id)));
  const now = unsent.flatMap((entry) => deps.book.get(entry.id) ?? []);
  const [first, ...others] = now.filter((entry) => isUnsent(entry) && !drafts.has(entry.draft.id));
  const reopened = first === undefined ? null : reopen(deps, [first, ...others]);
  const rest = held.filter((entry) => ![first, ...others].some((one) => one?.id === entry.id));
  const outcomes = await Promise.all(rest.map((entry) => recall(deps, entry.id)));
  return outcomes.find(({ kind }) => kind === 'refused') ?? ok(await reopened);
}

/** They leave in one transaction with the draft that comes back. */
async function reopen(deps: OutboxDeps, entries: readonly [OutboxEntry, ...OutboxEntry[]]): Promise<string> {
  const [first, ...others] = entries;
  const draft = draftOfPosts([first.draft, ...others.map((entry) => entry.draft)]);
  await deps.book.release(
    first.id,
    { ...draft, updatedAt: deps.clock.now() },
    null,
    others.map((entry) => entry.id),
  );
  return draft.id;
}
