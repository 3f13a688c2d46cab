import type { Account, IdentityId } from '../../shared/account.ts';
import { assignAccents } from './accents.ts';
import { accountOfEntry, accountOfKey, type CredentialEntry, decodeEntry } from './credential-entries.ts';
import type { VaultItem } from './vault.ts';

/** An account's item that this program cannot read. It is reported, and never written over. */
export interface UnreadableItem {
  readonly key: string;
  readonly why: string;
  /** A whole entry that lies under another account's key. It signs nobody in, and law 1 holds for it all the same. */
  readonly misplaced: CredentialEntry | null;
}

export interface AccountsInVault {
  readonly accounts: readonly Account[];
  /** By account id, as read: what is needed to write an entry again or to open its credential. Holds secrets. */
  readonly entries: ReadonlyMap<string, CredentialEntry>;
  readonly unreadable: readonly UnreadableItem[];
}

/**
 * Every account that is signed in: exactly those whose credential is in the vault. Sorted by id, so that the same
 * items give the same accounts. `hadAccents`: the accents identities had before, kept where no two share one.
 */
export function readAccounts(items: readonly VaultItem[], hadAccents: ReadonlyMap<IdentityId, number> = new Map()): AccountsInVault {
  const entries = new Map<string, CredentialEntry>();
  const unreadable: UnreadableItem[] = [];
  const sorted = items.filter(({ key }) => accountOfKey(key) !== null).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, secret } of sorted) {
    const decoded = decodeEntry(key, secret);
    if (decoded.kind === 'ok') entries.set(decoded.id, decoded.entry);
    else unreadable.push({ key, why: decoded.why, misplaced: decoded.misplaced });
  }
  const bare = [...entries.values()].map((entry) => accountOfEntry(entry));
  const ids = bare.flatMap(({ identities }) => identities.map(({ id }) => id));
  const accents = assignAccents(ids.map((id) => hadAccents.get(id) ?? null));
  const accentOf = new Map(ids.map((id, index) => [id, accents[index] ?? 0]));
  const accounts = [...entries.values()].map((entry) => accountOfEntry(entry, (id) => accentOf.get(id) ?? 0));
  return { accounts, entries, unreadable };
}
