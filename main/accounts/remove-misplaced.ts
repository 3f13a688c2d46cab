import type { Account } from '../../shared/account.ts';
import type { RemovedAccount } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import { accountOfEntry, type CredentialEntry } from '../vault/credential-entries.ts';
import type { UnreadableItem } from '../vault/read-accounts.ts';
import { whoOfAccount } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { openToEnd, removedAccount } from './end-account.ts';
import { revokeWithin } from './revoke.ts';

/** What became of the items that cannot be read. */
export interface Misplaced {
  readonly removed: readonly RemovedAccount[];
  readonly left: readonly UnreadableItem[];
  /** What had to go, and the vault holds on to. */
  readonly held: readonly HeldItem[];
}

/** An item of the keyring that may not stay, and the account whose sign-in is in it. */
export interface HeldItem {
  readonly key: string;
  readonly handle: string;
}

/**
 * Law 1 for entries that lie under another account's key, as after somebody renamed or swapped them: a brand's
 * credential has no place on a personal computer, wherever in the keyring it hides. Everything else unreadable stays.
 */
export async function removeMisplaced(
  deps: AccountsDeps,
  items: readonly UnreadableItem[],
  isDoomed: (account: Account) => boolean,
): Promise<Misplaced> {
  const removed: RemovedAccount[] = [];
  const left: UnreadableItem[] = [];
  const held: HeldItem[] = [];
  for (const item of items) {
    const account = item.misplaced === null ? null : accountOfEntry(item.misplaced);
    if (item.misplaced === null || account === null || !isDoomed(account)) {
      left.push(item);
      continue;
    }
    const gone = await end(deps, item.key, item.misplaced, account);
    if (gone !== null) removed.push(gone);
    else held.push({ key: item.key, handle: account.handle });
  }
  return { removed, left, held };
}

async function end(deps: AccountsDeps, key: string, entry: CredentialEntry, account: Account): Promise<RemovedAccount | null> {
  const who = whoOfAccount(account);
  await deps.decisions.record(eventOf('sweep', 'allowed', { who, law: 1, reason: 'misplaced' }));
  const session = openToEnd(deps, entry);
  const revoked = session !== null && (await revokeWithin(deps.clock, session, deps.times.revokeLimitMs));
  await deps.decisions.record(eventOf('revoke', revoked ? 'done' : 'failed', { who }));
  const gone = await deps.vault.remove(key);
  await deps.decisions.record(eventOf('removeCredential', gone.kind === 'ok' ? 'done' : 'failed', { who }));
  return gone.kind === 'ok' ? removedAccount(deps, account, revoked) : null;
}
