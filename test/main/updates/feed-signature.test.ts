import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { base64url, importJWK, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeKey, readPrivateKey } from '../../../main/exceptions/exception-keys.ts';
import { signException } from '../../../main/exceptions/exception-token.ts';
import { checkFeed, signFeed } from '../../../main/updates/feed-signature.ts';
import type { Outcome } from '../../../shared/outcome.ts';

const now = 1_800_000_000_000;
const day = 86_400_000;
const file = 'latest-linux.yml';
const bytes = new TextEncoder().encode('version: 1.2.0\nfiles: []\n');
const reasonOf = (outcome: Outcome<unknown>): string => (outcome.kind === 'ok' ? 'ok' : outcome.refusal.reason);

interface Signer {
  readonly publicKey: string;
  readonly key: JWK;
}
let ours: Signer;
let other: Signer;
let signature: string;

async function newSigner(): Promise<Signer> {
  const made = await makeKey();
  const key = readPrivateKey(made.file);
  if (key === null) throw new Error('No key was made');
  return { publicKey: made.publicKey, key };
}

beforeAll(async () => {
  [ours, other] = [await newSigner(), await newSigner()];
  signature = await signFeed(bytes, { file, now, validMs: day }, ours.key);
});

const check = async (over: Partial<{ bytes: Uint8Array; signature: string; file: string; keys: readonly string[]; now: number }> = {}) =>
  reasonOf(
    await checkFeed(over.bytes ?? bytes, over.signature ?? signature, { file, keys: [other.publicKey, ours.publicKey], now, ...over }),
  );

describe('the signature of a list', () => {
  it('counts for exactly these bytes, this name and one of these keys, while it lasts', async () => {
    expect(await check()).toBe('ok');
    expect(await check({ signature: `${signature}\n` })).toBe('ok');
    expect(await check({ keys: [other.publicKey] })).toBe('update-unknown-key');
    expect(await check({ keys: [] })).toBe('update-unknown-key');
    expect(await check({ file: 'beta-linux.yml' })).toBe('update-other-list');
    expect(await check({ now: now + day + 1000 })).toBe('update-list-expired');
  });

  it('does not count before it was made, but for clocks that are minutes apart', async () => {
    expect(await check({ now: now - 9 * 60_000 })).toBe('ok');
    expect(await check({ now: now - 11 * 60_000 })).toBe('update-list-early');
  });

  it('counts for no algorithm but this one, and where everything it asks for is known', async () => {
    const claims = { sha512: createHash('sha512').update(bytes).digest('base64url'), aud: file, iat: now / 1000, exp: now / 1000 + 60 };
    const typ = 'hatcheck-updates+jwt';
    const none = `${base64url.encode(JSON.stringify({ alg: 'none', typ }))}.${base64url.encode(JSON.stringify(claims))}.`;
    const byPublicKey = base64url.decode(ours.publicKey);
    const hs256 = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ }).sign(byPublicKey);
    const key = await importJWK(ours.key, 'EdDSA');
    const sign = (header: object, more: object = {}, options: object = {}) =>
      new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'EdDSA', typ, ...header }).sign(key, options);
    const critical = await sign({ crit: ['http://example/x'], 'http://example/x': 1 }, {}, { crit: { 'http://example/x': true } });
    const theirs = { jwk: { kty: 'OKP', crv: 'Ed25519', x: other.publicKey } };
    expect(await check({ signature: await sign({}) })).toBe('ok');
    for (const text of [
      none,
      hs256,
      critical,
      await sign({ typ: 'JWT' }),
      await sign({}, { exp: undefined }),
      await sign({}, { iat: undefined }),
    ]) {
      expect(await check({ signature: text })).toBe('update-signature-malformed');
    }
    expect(await check({ signature: await sign(theirs), keys: [other.publicKey] })).toBe('update-unknown-key');
  });

  it('counts for no other bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const changed = bytes.map((byte, index) => (index === place ? byte ^ change : byte));
        expect(await check({ bytes: changed })).toBe('update-edited');
      }),
    );
    expect(await check({ bytes: bytes.slice(1) })).toBe('update-edited');
  });

  it('is nothing once it was changed itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(signature.length - 1), fc.constantFrom('A', 'b', '7', '_', '.'), async (place, letter) => {
        fc.pre(signature[place] !== letter && place < signature.length - 1); // the last letter carries two bits that say nothing
        expect(await check({ signature: signature.slice(0, place) + letter + signature.slice(place + 1) })).not.toBe('ok');
      }),
    );
    for (const text of ['', 'x', `${signature}.${signature}`, 'e30.e30.', 'a'.repeat(5_000)]) {
      expect(await check({ signature: text })).toBe('update-signature-malformed');
    }
  });

  it('is not one that the same key made for something else', async () => {
    const seconds = now / 1000;
    const claims = { jti: '0b0c7f8e-9d5c-4b9e-8a9b-0d8a6a3f1a11', sub: 'bluesky:did:plc:a', aud: '7K2QM-9XW4T-0B3CD-E5FGH' };
    const token = await signException({ ...claims, iat: seconds, nbf: seconds, exp: seconds + 3600, reason: 'Fire' }, ours.key);
    expect(await check({ signature: token })).toBe('update-signature-malformed');
  });
});
