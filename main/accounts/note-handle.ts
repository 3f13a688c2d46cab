import { type Account, accountOfIdentity, findIdentity, handleInvalid, type Identity, type IdentityId } from '../../shared/account.ts';
import { canonicalHandle } from '../../shared/canonical-name.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import type { CredentialEntry } from '../vault/credential-entries.ts';
import { judgedAccount, whoOfAccount, withAccount, withHandle } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';

/**
 * The network says what an identity is called by now. A new handle is shown everywhere at once, judged by policy, kept,
 * and told; a brand that it turns out to be is swept like any other. What cannot be confirmed renames nothing.
 */
export async function noteHandle(deps: AccountsDeps, sweep: () => Promise<unknown>, id: IdentityId, handle: string): Promise<void> {
  const accountId = accountOfIdentity(id);
  const before = deps.state.get().accounts.find((account) => account.id === accountId);
  const own = findIdentity(before === undefined ? [] : [before], id);
  if (before === undefined || own === null || handle === handleInvalid) return;
  if (canonicalHandle(handle) === canonicalHandle(own.handle)) return;
  deps.newHandles.set(id, handle);
  const { policy } = deps.state.get();
  const after = judgedAccount(withHandle(before, id, handle), policy);
  const notice = noticeOf(deps, own, handle, isBrandNow(before, after));
  deps.state.update((state) => ({ ...withAccount(state, after), notices: [...state.notices, notice] }));
  await deps.decisions.record(eventOf('prove', 'noted', { who: whoOfAccount(after), reason: 'handle-changed' }));
  await deps.keeper.update(accountId, (entry) => renamedEntry(entry, own.subject, handle));
  const facts = deps.decisions.facts();
  if (deps.decisions.guard.sweepVerdict(after, facts) === 'revokeThenDelete') await sweep();
}

function renamedEntry(entry: CredentialEntry, subject: string, handle: string): CredentialEntry {
  if (entry.subject === subject) return { ...entry, handle };
  return { ...entry, pages: (entry.pages ?? []).map((page) => (page.subject === subject ? { ...page, handle } : page)) };
}

function isBrandNow(before: Account, after: Account): boolean {
  return after.identities.some(({ kind }, index) => kind === 'brand' && before.identities[index]?.kind !== 'brand');
}

function noticeOf(deps: AccountsDeps, before: Identity, handle: string, brandNow: boolean): Notice {
  const asBrand = brandNow ? ' It counts as a brand account from now on.' : '';
  const words = `Its handle was changed at the network. Posts that were waiting as @${before.handle} need a new confirmation.${asBrand}`;
  return { id: deps.newId(), level: 'caution', title: `@${before.handle} is now @${handle}`, words, at: deps.clock.now() };
}
