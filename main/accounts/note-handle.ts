import { type Account, type AccountId, handleInvalid } from '../../shared/account.ts';
import { canonicalHandle } from '../../shared/canonical-name.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import { judgedAccount, whoOfAccount, withAccount, withHandle } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';

/**
 * The network says what an account is called by now. A new handle is shown everywhere at once, judged by policy, kept,
 * and told; a brand that it turns out to be is swept like any other. What cannot be confirmed renames nothing.
 */
export async function noteHandle(deps: AccountsDeps, sweep: () => Promise<unknown>, id: AccountId, handle: string): Promise<void> {
  const before = deps.state.get().accounts.find((account) => account.id === id);
  if (before === undefined || handle === handleInvalid || canonicalHandle(handle) === canonicalHandle(before.handle)) return;
  deps.newHandles.set(id, handle);
  const { policy } = deps.state.get();
  const after = judgedAccount(withHandle(before, handle), policy);
  deps.state.update((state) => ({ ...withAccount(state, after), notices: [...state.notices, noticeOf(deps, before, after)] }));
  await deps.decisions.record(eventOf('prove', 'noted', { who: whoOfAccount(after), reason: 'handle-changed' }));
  await deps.keeper.update(id, (entry) => ({ ...entry, handle }));
  const facts = deps.decisions.facts();
  if (deps.decisions.guard.sweepVerdict(after.identities, facts) === 'revokeThenDelete') await sweep();
}

function noticeOf(deps: AccountsDeps, before: Account, after: Account): Notice {
  const isBrandNow = after.identities.some(({ kind }, index) => kind === 'brand' && before.identities[index]?.kind !== 'brand');
  const asBrand = isBrandNow ? ' It counts as a brand account from now on.' : '';
  const words = `Its handle was changed at the network. Posts that were waiting as @${before.handle} need a new confirmation.${asBrand}`;
  return { id: deps.newId(), level: 'caution', title: `@${before.handle} is now @${after.handle}`, words, at: deps.clock.now() };
}
