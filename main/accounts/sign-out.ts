import type { Account, AccountId } from '../../shared/account.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { eventOf } from '../app-state/decide.ts';
import { whoOfAccount, withCredential } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { deleteAccount, removedAccount, revokeAccount, sessionToEnd } from './end-account.ts';

/** How a sign-out went: whether it reached the network, and how long an access token may live on there (milliseconds). */
export interface SignedOut {
  readonly revoked: boolean;
  readonly accessLivesMs: number;
}

const keyringFirst = refused(
  8,
  'vault-not-ready',
  'The keyring did not answer, so the account is still signed in. Unlock it, then sign out.',
);

/**
 * Ends the session at the network, then deletes the credential. Where the network cannot be reached: on a personal
 * device, or where only the person can end it there, it is deleted all the same; elsewhere it is kept for revoking only until that is done.
 */
export async function signOut(deps: AccountsDeps, id: AccountId): Promise<Outcome<SignedOut>> {
  const account = deps.state.get().accounts.find((candidate) => candidate.id === id);
  if (account === undefined) return refused(null, 'no-account', 'This account is not signed in here any more.');
  const found = await deps.keeper.read(id);
  if (found.kind !== 'ok' && found.kind !== 'unreadable') return keyringFirst;
  await deps.decisions.record(eventOf('signOut', 'allowed', { who: whoOfAccount(account) }));
  const entry = found.kind === 'ok' ? found.value : null;
  const revoked = await revokeAccount(deps, account, sessionToEnd(deps, account, entry));
  const { accessOutlivesRevocationMs: accessLivesMs, endedByHandAt } = deps.networkOf(account.network).capabilities;
  // Where only the person can end it, trying again would keep the credential for nothing.
  const deleteAnyway = deps.state.get().device.kind === 'personal' || found.kind === 'unreadable' || endedByHandAt !== null;
  if (!revoked && entry !== null && !deleteAnyway) {
    deps.state.update((state) => withCredential(state, id, 'revokeOnly'));
    await deps.keeper.update(id, (own) => ({ ...own, state: 'revokeOnly' }));
    return ok({ revoked, accessLivesMs });
  }
  if (!(await deleteAccount(deps, account))) {
    deps.state.update((state) => withCredential(state, id, 'revokeOnly'));
    return keyringFirst;
  }
  if (!revoked) showNotRevoked(deps, account);
  return ok({ revoked, accessLivesMs });
}

function showNotRevoked(deps: AccountsDeps, account: Account): void {
  const removed = removedAccount(deps, account, false);
  deps.state.update((state) => ({ ...state, removed: [...state.removed, removed] }));
}

/** Tries once more to end what was signed out here and not there; true when nothing of that kind is left. */
export async function retryRevocations(deps: AccountsDeps): Promise<boolean> {
  const left = deps.state.get().accounts.filter((account) => account.credential === 'revokeOnly');
  const ended = await Promise.all(left.map((account) => retryOne(deps, account)));
  return ended.every(Boolean);
}

async function retryOne(deps: AccountsDeps, account: Account): Promise<boolean> {
  const found = await deps.keeper.read(account.id);
  if (found.kind !== 'ok') return false;
  const session = sessionToEnd(deps, account, found.value);
  if (session !== null && !(await revokeAccount(deps, account, session))) return false;
  const now = deps.state.get().accounts.find((candidate) => candidate.id === account.id);
  // Signed in again meanwhile: what is in the vault now is not ours to end.
  return now?.credential !== 'revokeOnly' || deleteAccount(deps, account);
}

/** Repeats `retryRevocations` with growing waits while there is something left; returns how to stop. */
export function keepRevoking(deps: AccountsDeps): () => void {
  let cancel: (() => void) | null = null;
  let stopped = false;
  const plan = (waitMs: number): void => {
    if (stopped || cancel !== null) return;
    cancel = deps.clock.after(waitMs, () => {
      void retryRevocations(deps).then((allEnded) => {
        cancel = null;
        if (!allEnded) plan(Math.min(waitMs * 2, deps.times.longestRevokeRetryMs));
      });
    });
  };
  const look = (): void => {
    if (deps.state.get().accounts.some((account) => account.credential === 'revokeOnly')) plan(deps.times.shortestRevokeRetryMs);
  };
  const unsubscribe = deps.state.subscribe(look);
  look();
  return () => {
    stopped = true;
    unsubscribe();
    cancel?.();
  };
}
