import { Buffer } from 'node:buffer';
import type { Vault, VaultResult } from './vault.ts';

/** Keys of our items that are not accounts. */
export const vaultKeys = { store: 'store-key', ledgerAnchor: 'ledger-anchor', pseudonym: 'pseudonym-key' } as const;

const keyBytes = 32;
const keyPattern = /^[0-9a-f]{64}$/;

/**
 * A key of 32 random bytes, as hex, made on first use. It is made only where the vault says that there is none: after
 * any other answer a new one would lock us out of what the old one protects. An unreadable one is `failed`, and stays.
 */
export async function readOrCreateKey(
  vault: Pick<Vault, 'read' | 'write'>,
  key: string,
  randomBytes: (count: number) => Uint8Array,
): Promise<VaultResult<string>> {
  const found = await vault.read(key);
  if (found.kind !== 'ok') return found;
  if (found.value !== null) {
    if (keyPattern.test(found.value)) return { kind: 'ok', value: found.value };
    return { kind: 'failed', why: `The keyring item ${key} does not hold a key. It was left as it is.` };
  }
  const created = Buffer.from(randomBytes(keyBytes)).toString('hex');
  const written = await vault.write(key, created);
  return written.kind === 'ok' ? { kind: 'ok', value: created } : written;
}
