import type { IdentityId } from '../../shared/account.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { eventOf } from '../app-state/decide.ts';
import { inState, told } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { frozen } from './setbacks.ts';

type FreezeWhy = Exclude<Parameters<typeof frozen>[0], 'tooLate' | 'crashed'>;

const mayFreeze = (entry: OutboxEntry): boolean => entry.state.kind === 'held' || entry.state.kind === 'waiting';

/**
 * Law 6: posts that are held or waiting need a new confirmation from now on. They stop at once; what is being
 * sent already is left to settle. `only`: the posts of one identity.
 */
export async function freeze(deps: OutboxDeps, why: FreezeWhy, only: IdentityId | null): Promise<void> {
  const entries = deps.state.get().outbox.filter((entry) => mayFreeze(entry) && (only === null || entry.identityId === only));
  for (const entry of entries) deps.book.halt(entry.id);
  await Promise.all(entries.map((entry) => freezeOne(deps, entry, why)));
}

async function freezeOne(deps: OutboxDeps, entry: OutboxEntry, why: FreezeWhy): Promise<void> {
  await deps.decisions.record(eventOf('freeze', 'done', { ...told(entry), reason: why }));
  const change = deps.book.change(entry.id, (now) => (mayFreeze(now) ? inState(now, frozen(why)) : null));
  deps.book.unhalt(entry.id);
  await change?.saved;
}
