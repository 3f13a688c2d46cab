import type { Account } from '../../shared/account.ts';
import type { RemovedAccount } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import type { Session } from '../networks/network.ts';
import type { CredentialEntry } from '../vault/credential-entries.ts';
import { whoOfAccount, withoutAccount } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { byHandWords, revokeWithin } from './revoke.ts';

/** The steps by which an account ends, shared by sign-out and sweep. */

/** A session for ending things with: the open one knows the newest tokens, else the vault's. */
export function sessionToEnd(deps: AccountsDeps, account: Account, entry: CredentialEntry | null): Session | null {
  const open = deps.sessions.current(account.id);
  return open !== null || entry === null ? open : openToEnd(deps, entry);
}

/** What an entry's credential opens, to end it: nothing it rotates is kept. */
export function openToEnd(deps: AccountsDeps, { network, server, subject, method, credential }: CredentialEntry): Session | null {
  return deps.networkOf(network).open(server, subject, { method, durable: credential }, () => Promise.resolve(false));
}

/** Ends it at the network, and writes down whether that worked. Nothing posts through it any more, either way. */
export async function revokeAccount(deps: AccountsDeps, account: Account, session: Session | null): Promise<boolean> {
  deps.sessions.drop(account.id);
  for (const identity of account.identities) deps.disarm(identity.id);
  const revoked = session !== null && (await revokeWithin(deps.clock, session, deps.times.revokeLimitMs));
  await deps.decisions.record(eventOf('revoke', revoked ? 'done' : 'failed', { who: whoOfAccount(account) }));
  return revoked;
}

/** Secret first, then what is known about it. False: the vault did not let go, and the account stays listed. */
export async function deleteAccount(deps: AccountsDeps, account: Account): Promise<boolean> {
  const removed = await deps.keeper.remove(account.id);
  const event = eventOf('removeCredential', removed.kind === 'ok' ? 'done' : 'failed', { who: whoOfAccount(account) });
  await deps.decisions.record(event);
  if (removed.kind !== 'ok') return false;
  deps.state.update((state) => withoutAccount(state, account.id));
  for (const identity of account.identities) await deps.profiles.forget(identity.id);
  return true;
}

/** What the person is told of an account that is gone. */
export function removedAccount(deps: AccountsDeps, account: Account, revoked: boolean): RemovedAccount {
  const byHand = revoked ? null : byHandWords(account, deps.networkOf(account.network).capabilities);
  return { handle: account.handle, server: account.server, at: deps.clock.now(), revoked, byHand };
}
