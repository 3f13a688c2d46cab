import type { Account } from '../../shared/account.ts';
import type { IdentityStatus } from '../../shared/snapshot.ts';

/** The identities of one account, in the order they came. */
export interface OfAccount {
  /** Null where the account itself is not listed. */
  readonly account: Account | null;
  readonly statuses: readonly IdentityStatus[];
}

/** Identities by the account that speaks for them: who signs in once may speak as several. */
export function byAccount(identities: readonly IdentityStatus[], accounts: readonly Account[]): readonly OfAccount[] {
  const ids = [...new Set(identities.map(({ identity }) => identity.accountId))];
  return ids.map((id) => ({
    account: accounts.find((account) => account.id === id) ?? null,
    statuses: identities.filter(({ identity }) => identity.accountId === id),
  }));
}
