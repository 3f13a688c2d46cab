import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CredentialEntry,
  credentialEntrySchema,
  decodeEntry,
  encodeEntry,
  keyOfAccount,
  type PageEntry,
} from '../../../main/vault/credential-entries.ts';

const acme: CredentialEntry = {
  network: 'bluesky',
  server: 'https://bsky.social',
  subject: 'did:plc:acme',
  handle: 'acme.com',
  displayName: 'Acme Corporation',
  method: 'oauth',
  kind: 'brand',
  kindSource: 'policy',
  scopes: ['atproto'],
  state: 'usable',
  credential: { refresh: 'canary-secret' },
};
const key = keyOfAccount('bluesky:did:plc:acme');
const stored = { v: 1, ...acme };

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const subject = text.map((any) => any.replaceAll('#', '-'));
const kinds = {
  kind: fc.constantFrom('brand' as const, 'personal' as const),
  kindSource: fc.constantFrom('policy' as const, 'default' as const),
};
const page = fc.record(
  { subject, handle: text, displayName: text, ...kinds },
  { requiredKeys: ['subject', 'handle', 'kind', 'kindSource'] },
);
const entries: fc.Arbitrary<CredentialEntry> = fc.record(
  {
    network: fc.constant('bluesky' as const),
    server: fc.constantFrom('https://bsky.social', 'http://localhost:2583', 'https://pds.example:8443'),
    subject,
    handle: text,
    displayName: text,
    method: fc.constantFrom('appPassword' as const, 'oauth' as const),
    kind: fc.constantFrom('brand' as const, 'personal' as const),
    kindSource: fc.constantFrom('policy' as const, 'person' as const, 'default' as const),
    scopes: fc.array(text, { maxLength: 3 }),
    state: fc.constantFrom('usable' as const, 'signInAgain' as const, 'revokeOnly' as const),
    credential: fc.dictionary(fc.constantFrom('refresh', 'key', 'nonce'), text, { minKeys: 1 }),
  },
  { requiredKeys: ['network', 'server', 'subject', 'handle', 'method', 'kind', 'kindSource', 'scopes', 'state', 'credential'] },
);

describe('an account’s item', () => {
  it('is read as it was written, or was refused for its size', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const encoded = encodeEntry(entry);
        if (encoded.kind === 'refused') return encoded.why.includes('bytes');
        const decoded = decodeEntry(encoded.key, encoded.secret);
        expect(decoded).toEqual({ kind: 'ok', id: `bluesky:${entry.subject}`, entry });
        return true;
      }),
      { examples: [[acme]] },
    );
  });

  it('keeps its pages as far as there is room, and never loses itself for them', () => {
    fc.assert(
      fc.property(entries, fc.array(page, { minLength: 1, maxLength: 40 }), (entry, pages) => {
        const alone = encodeEntry(entry);
        const encoded = encodeEntry({ ...entry, pages });
        expect(encoded.kind).toBe(alone.kind);
        if (encoded.kind === 'refused') return;
        expect(Buffer.byteLength(encoded.secret)).toBeLessThanOrEqual(2_000);
        const decoded = decodeEntry(encoded.key, encoded.secret);
        if (decoded.kind !== 'ok') throw new Error(decoded.why);
        const { pages: kept, ...rest } = decoded.entry;
        expect(rest).toEqual(entry);
        const bare = ({ subject: who, kind, kindSource }: PageEntry) => ({ who, kind, kindSource });
        expect((kept ?? []).map(bare)).toEqual(pages.slice(0, kept?.length ?? 0).map(bare));
      }),
    );
  });

  it('holds no subject that could be read as a page of another account', () => {
    expect(encodeEntry({ ...acme, subject: 'did:plc:acme#page' })).toMatchObject({ kind: 'refused' });
    const pages = [{ subject: 'a#b', handle: 'b', kind: 'brand', kindSource: 'default' } as const];
    expect(encodeEntry({ ...acme, pages })).toMatchObject({ kind: 'refused' });
  });

  it('is refused above 2,000 bytes, counted as bytes', () => {
    expect(encodeEntry({ ...acme, credential: 'x'.repeat(1_990) })).toMatchObject({ kind: 'refused' });
    expect(encodeEntry({ ...acme, credential: 'ü'.repeat(900) })).toMatchObject({ kind: 'refused' });
    expect(encodeEntry({ ...acme, credential: 'x'.repeat(1_500) })).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['no JSON', 'canary-secret'],
    ['nothing', ''],
    ['an array', '[]'],
    ['a missing kind', JSON.stringify({ ...stored, kind: undefined })],
    ['an unknown kind', JSON.stringify({ ...stored, kind: 'bot' })],
    ['an unknown network', JSON.stringify({ ...stored, network: 'friendster' })],
    ['a server with a path', JSON.stringify({ ...stored, server: 'https://bsky.social/xrpc' })],
    ['no server', JSON.stringify({ ...stored, server: 'bsky' })],
    ['no credential', JSON.stringify({ ...stored, credential: null })],
    ['no version', JSON.stringify({ ...stored, v: undefined })],
    ['an older version than there ever was', JSON.stringify({ ...stored, v: 0 })],
  ])('with %s is unreadable, in one sentence without its content', (_, secret) => {
    const decoded = decodeEntry(key, secret);
    expect(decoded).toMatchObject({
      kind: 'unreadable',
      why: expect.stringMatching(/^The keyring item account:\S+ is damaged .* left as it is\.$/),
    });
    expect(JSON.stringify(decoded)).not.toContain('canary');
  });

  it('from a newer Hatcheck says so, whatever else it holds', () => {
    for (const secret of [JSON.stringify({ ...stored, v: 2 }), '{"v":99}']) {
      expect(decodeEntry(key, secret)).toMatchObject({ kind: 'unreadable', why: expect.stringContaining('newer Hatcheck') });
    }
  });

  it('under another account’s key is not taken for either', () => {
    const secret = JSON.stringify(stored);
    expect(decodeEntry(keyOfAccount('bluesky:did:plc:other'), secret)).toMatchObject({ kind: 'unreadable' });
    expect(decodeEntry('store-key', secret)).toMatchObject({ kind: 'unreadable' });
  });

  it('keeps unknown fields out', () => {
    const decoded = decodeEntry(key, JSON.stringify({ ...stored, password: 'x' }));
    expect(decoded.kind === 'ok' && credentialEntrySchema.strict().safeParse(decoded.entry).success).toBe(true);
  });
});
