import type { OutboxState } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { recall } from './recall.ts';

const stillHeld: ReadonlySet<OutboxState['kind']> = new Set(['held', 'waiting', 'frozen']);

/**
 * Takes back everything that was confirmed by the same gesture and has not gone out. All of it starts nothing new from the
 * first moment on; each becomes a draft of its own. The value is the id of the first of them, or null.
 */
export async function recallTogether(deps: OutboxDeps, id: string): Promise<Outcome<string | null>> {
  const together = deps.book.get(id)?.together;
  if (together === undefined) return refused(null, 'no-entry', 'These posts are not in the outbox any more.');
  const held = deps.state.get().outbox.filter((entry) => entry.together === together && stillHeld.has(entry.state.kind));
  for (const entry of held) deps.book.halt(entry.id);
  const outcomes = await Promise.all(held.map((entry) => recall(deps, entry.id)));
  const back = outcomes.flatMap((outcome) => (outcome.kind === 'ok' && outcome.value !== null ? [outcome.value] : []));
  return outcomes.find(({ kind }) => kind === 'refused') ?? ok(back[0] ?? null);
}
