import type { AccountId } from '../../shared/account.ts';
import { accountIdOf } from '../../shared/account.ts';
import type { Clock } from '../clock.ts';
import { type CredentialEntry, decodeEntry, encodeEntry, keyOfAccount } from '../vault/credential-entries.ts';
import type { Vault, VaultResult } from '../vault/vault.ts';
import { createTurns } from './turns.ts';

/** An entry as read; `unreadable` is one that is there and was left as it is. */
export type EntryRead = VaultResult<CredentialEntry | null> | { readonly kind: 'unreadable'; readonly why: string };

/** Every write to an account's entry in the vault, one after another for each account. */
export interface CredentialKeeper {
  read(id: AccountId): Promise<EntryRead>;
  /** Writes an entry; `mayWrite` is asked with nothing between it and the write. */
  put(entry: CredentialEntry, mayWrite: () => boolean): Promise<VaultResult<void>>;
  /** Changes the entry that is there. False: there is none, `change` gave null, or the vault or law 1 refused. */
  update(id: AccountId, change: (entry: CredentialEntry) => CredentialEntry | null): Promise<boolean>;
  remove(id: AccountId): Promise<VaultResult<boolean>>;
  /** Grows with every write; what `changedAfter` compares. */
  sequence(): number;
  /** Was this account's entry written or removed after that moment? Then what was listed before is old. */
  changedAfter(id: AccountId, sequence: number): boolean;
  /** Waits for writes under way, at most `limitMs`. False: some were still going on. */
  flush(limitMs: number): Promise<boolean>;
}

const notAllowed = { kind: 'failed', why: 'This credential may not be kept here any more.' } as const;

/** `mayStay`: law 1 for an entry that is there already; what the sweep is about to delete is not written again. */
export function createCredentialKeeper(vault: Vault, clock: Clock, mayStay: (entry: CredentialEntry) => boolean): CredentialKeeper {
  const turns = createTurns<AccountId>(clock);
  const lastChange = new Map<AccountId, number>();
  let sequence = 0;

  const touch = (id: AccountId): void => {
    sequence += 1;
    lastChange.set(id, sequence);
  };

  const read = async (id: AccountId): Promise<EntryRead> => {
    const key = keyOfAccount(id);
    const found = await vault.read(key);
    if (found.kind !== 'ok' || found.value === null) return found.kind === 'ok' ? { kind: 'ok', value: null } : found;
    const decoded = decodeEntry(key, found.value);
    return decoded.kind === 'ok' ? { kind: 'ok', value: decoded.entry } : decoded;
  };

  const write = async (id: AccountId, entry: CredentialEntry, mayWrite: () => boolean): Promise<VaultResult<void>> => {
    const encoded = encodeEntry(entry);
    if (encoded.kind === 'refused') return { kind: 'failed', why: encoded.why };
    if (!mayWrite()) return notAllowed;
    touch(id);
    const written = await vault.write(encoded.key, encoded.secret);
    touch(id);
    return written;
  };

  return {
    read,
    put(entry, mayWrite) {
      const id = accountIdOf(entry.network, entry.subject);
      return turns.take(id, () => write(id, entry, mayWrite));
    },
    update: (id, change) =>
      turns.take(id, async () => {
        const found = await read(id);
        const next = found.kind === 'ok' && found.value !== null ? change(found.value) : null;
        return next !== null && (await write(id, next, () => mayStay(next))).kind === 'ok';
      }),
    remove: (id) =>
      turns.take(id, async () => {
        touch(id);
        const removed = await vault.remove(keyOfAccount(id));
        touch(id);
        return removed;
      }),
    sequence: () => sequence,
    changedAfter: (id, since) => (lastChange.get(id) ?? 0) > since,
    flush: turns.flush,
  };
}
