import { accountOfIdentity } from '../../shared/account.ts';
import { eventOf } from '../app-state/decide.ts';
import { accountOfKey } from '../vault/credential-entries.ts';
import { profileOf } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import type { SweepResult } from './sweep.ts';

/**
 * Reads the accounts at start: sweeps, and takes from the vault what is signed in. Mends what a crash left: a
 * profile without a credential goes, a credential without a profile gets one.
 */
export async function loadAccounts(deps: AccountsDeps, sweep: () => Promise<SweepResult>): Promise<SweepResult> {
  await deps.profiles.load();
  const result = await sweep();
  if (result.kind !== 'swept') return result;
  const unreadable = new Set(result.unreadable.map(({ key }) => accountOfKey(key)));
  const identities = deps.state.get().accounts.flatMap((account) => account.identities);
  const signedIn = new Set(identities.map((identity) => identity.id));
  for (const id of deps.profiles.all().keys()) {
    if (!signedIn.has(id) && !unreadable.has(accountOfIdentity(id))) await deps.profiles.forget(id);
  }
  for (const identity of identities) {
    if (!deps.profiles.all().has(identity.id)) await deps.profiles.save(profileOf(identity));
  }
  for (const { why } of result.unreadable) {
    await deps.decisions.record(eventOf('vault', 'noted', { reason: 'entry-unreadable' }));
    const notice = { id: deps.newId(), level: 'caution', title: 'A sign-in cannot be read', words: why, at: deps.clock.now() } as const;
    deps.state.update((state) => ({ ...state, notices: [...state.notices, notice] }));
  }
  return result;
}
