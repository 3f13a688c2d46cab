import type { OutboxState } from '../../shared/outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { recall } from './recall.ts';

const stopped: ReadonlySet<OutboxState['kind']> = new Set(['held', 'waiting', 'sending', 'settling']);

/**
 * Stop everything: locks every brand and recalls every post that would go out by itself. Never refused, and
 * nothing that fails on the way (ledger, keyring, disk, network) keeps the rest from happening.
 */
export async function panic(deps: OutboxDeps): Promise<void> {
  const ids = deps.state
    .get()
    .outbox.filter((entry) => stopped.has(entry.state.kind))
    .map((entry) => entry.id);
  for (const id of ids) deps.book.halt(id);
  deps.disarmAll();
  await deps.decisions.record(eventOf('panic', 'done'));
  await Promise.all(ids.map((id) => recall(deps, id)));
}
