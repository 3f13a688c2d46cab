import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { withAcknowledged } from '../../shared/post.ts';
import type { OutboxDeps } from './outbox-deps.ts';

const notFrozen = refused(null, 'not-frozen', 'This post waits for no confirmation any more, so there is nothing to check in it.');
const unsaved = refused(8, 'not-saved', 'This could not be saved to disk. Free some space, then try again.');

/** Law 7: a caution that came up while a post was frozen is acknowledged where it is, on its own, before the new confirmation. */
export async function acknowledge(deps: OutboxDeps, entryId: string, findingId: string, isAcknowledged: boolean): Promise<Outcome> {
  const change = deps.book.change(entryId, (entry) =>
    entry.state.kind === 'frozen' ? { ...entry, draft: withAcknowledged(entry.draft, findingId, isAcknowledged) } : null,
  );
  if (change === null) return notFrozen;
  return (await change.saved) ? done : unsaved;
}
