import { describe, expect, it } from 'vitest';
import type { Vault, VaultResult } from '../../../main/vault/vault.ts';
import { readOrCreateKey } from '../../../main/vault/vault-keys.ts';

const seven = (count: number): Uint8Array => new Uint8Array(count).fill(7);

function vaultWith(found: VaultResult<string | null>, written: VaultResult<void> = { kind: 'ok', value: undefined }) {
  const writes: string[] = [];
  const vault: Pick<Vault, 'read' | 'write'> = {
    read: async () => found,
    write: async (_, secret) => {
      writes.push(secret);
      return written;
    },
  };
  return { vault, writes };
}

describe('readOrCreateKey', () => {
  it('makes a key where there is none', async () => {
    const { vault, writes } = vaultWith({ kind: 'ok', value: null });
    expect(await readOrCreateKey(vault, 'store-key', seven)).toEqual({ kind: 'ok', value: '07'.repeat(32) });
    expect(writes).toEqual(['07'.repeat(32)]);
  });

  it('gives the one that is there', async () => {
    const { vault, writes } = vaultWith({ kind: 'ok', value: 'ab'.repeat(32) });
    expect(await readOrCreateKey(vault, 'store-key', seven)).toEqual({ kind: 'ok', value: 'ab'.repeat(32) });
    expect(writes).toEqual([]);
  });

  it.each<VaultResult<string | null>>([
    { kind: 'locked' },
    { kind: 'missing', why: 'None.' },
    { kind: 'failed', why: 'No.' },
    { kind: 'ok', value: 'not a key' },
  ])('makes none over %o', async (found) => {
    const { vault, writes } = vaultWith(found);
    expect((await readOrCreateKey(vault, 'store-key', seven)).kind).not.toBe('ok');
    expect(writes).toEqual([]);
  });

  it('gives no key that was not kept', async () => {
    const { vault } = vaultWith({ kind: 'ok', value: null }, { kind: 'locked' });
    expect(await readOrCreateKey(vault, 'store-key', seven)).toEqual({ kind: 'locked' });
  });
});
