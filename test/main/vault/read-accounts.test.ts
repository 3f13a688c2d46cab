import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentCount, assignAccents } from '../../../main/vault/accents.ts';
import { type CredentialEntry, encodeEntry } from '../../../main/vault/credential-entries.ts';
import { readAccounts } from '../../../main/vault/read-accounts.ts';
import type { VaultItem } from '../../../main/vault/vault.ts';

function itemOf(name: string, change: Partial<CredentialEntry> = {}): VaultItem {
  const encoded = encodeEntry({
    network: 'bluesky',
    server: 'https://bsky.social',
    subject: `did:plc:${name}`,
    handle: `${name}.example`,
    method: 'appPassword',
    kind: 'brand',
    kindSource: 'default',
    scopes: [],
    state: 'usable',
    credential: { refresh: `canary-${name}` },
    ...change,
  });
  if (encoded.kind === 'refused') throw new Error(encoded.why);
  return encoded;
}

describe('readAccounts', () => {
  it('gives an account with one identity, itself, for each item, and no secret with it', () => {
    const read = readAccounts([
      itemOf('jo', { kind: 'personal', kindSource: 'person', displayName: 'Jo' }),
      itemOf('acme', { state: 'signInAgain' }),
    ]);
    expect(read.accounts.map(({ handle, credential }) => [handle, credential])).toEqual([
      ['acme.example', 'signInAgain'],
      ['jo.example', 'usable'],
    ]);
    expect(read.accounts[1]?.identities).toEqual([
      {
        id: 'bluesky:did:plc:jo',
        accountId: 'bluesky:did:plc:jo',
        network: 'bluesky',
        server: 'https://bsky.social',
        subject: 'did:plc:jo',
        handle: 'jo.example',
        displayName: 'Jo',
        kind: 'personal',
        kindSource: 'person',
        accent: 1,
        avatar: null,
      },
    ]);
    expect(JSON.stringify(read.accounts)).not.toContain('canary');
    expect(read.entries.get('bluesky:did:plc:jo')?.credential).toEqual({ refresh: 'canary-jo' });
  });

  it('gives an account its pages as identities of their own, each with an accent and the kind it was kept with', () => {
    const pages = [{ subject: 'urn:li:organization:7', handle: 'acme', kind: 'brand', kindSource: 'policy' } as const];
    const read = readAccounts([itemOf('jo', { kind: 'personal', kindSource: 'person', pages }), itemOf('sam')]);
    expect(read.accounts[0]?.identities).toMatchObject([
      { id: 'bluesky:did:plc:jo', kind: 'personal', accent: 0 },
      { id: 'bluesky:did:plc:jo#urn:li:organization:7', accountId: 'bluesky:did:plc:jo', kind: 'brand', kindSource: 'policy', accent: 1 },
    ]);
    expect(read.accounts[1]?.identities).toMatchObject([{ accent: 2 }]);
  });

  it('reports what it cannot read, and leaves other keys alone', () => {
    const read = readAccounts([{ key: 'store-key', secret: 'x' }, { key: 'account:bluesky:did:plc:x', secret: '{"v":2}' }, itemOf('acme')]);
    expect(read.accounts).toHaveLength(1);
    expect(read.unreadable).toEqual([{ key: 'account:bluesky:did:plc:x', misplaced: null, why: expect.stringContaining('newer') }]);
  });

  it('does not depend on the order of the items, and keeps the accents there were', () => {
    const items = [itemOf('a'), itemOf('b'), itemOf('c')];
    expect(readAccounts(items.toReversed()).accounts).toEqual(readAccounts(items).accounts);
    const had = new Map([['bluesky:did:plc:c', 0]]);
    expect(readAccounts(items, had).accounts.map(({ identities }) => identities[0]?.accent)).toEqual([1, 2, 0]);
  });
});

describe('assignAccents', () => {
  it('gives no accent twice while the palette lasts, and each about as often after', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -1, max: accentCount }), { nil: null }), { maxLength: 3 * accentCount }), (had) => {
        const given = assignAccents(had);
        const times = Array.from({ length: accentCount }, (_, accent) => given.filter((one) => one === accent).length);
        expect(given.length).toBe(had.length);
        expect(times.reduce((sum, count) => sum + count, 0)).toBe(had.length);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
