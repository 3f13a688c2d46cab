import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkException } from '../../../main/exceptions/exception-token.ts';
import { here, hour, organisation } from './signed.ts';

const now = 1_800_000_000_000;
let acme: Awaited<ReturnType<typeof organisation>>;
let rival: typeof acme;
let token: string;
beforeAll(async () => {
  [acme, rival] = await Promise.all([organisation(), organisation()]);
  token = (await acme.sign(now - hour, now + hour)).token;
});

const check = (text: string, more: Partial<Parameters<typeof checkException>[1]> = {}) =>
  checkException(text, { keys: [acme.publicKey], deviceId: here, now, ...more });
const reasonOf = async (...args: Parameters<typeof check>) => {
  const outcome = await check(...args);
  return outcome.kind === 'ok' ? 'ok' : outcome.refusal.reason;
};

describe('a signed exception', () => {
  it('counts on its computer, in its time, under a key that the rules name', async () => {
    expect(await check(token)).toMatchObject({ kind: 'ok', value: { sub: 'bluesky:did:plc:acme', reason: 'The office burned down' } });
    expect(await reasonOf(token, { keys: [rival.publicKey, acme.publicKey] })).toBe('ok');
    expect(await reasonOf(`  ${token.slice(0, 40)}\r\n${token.slice(40)}\n`)).toBe('ok');
  });

  it('counts nowhere else, never else, and under no other key', async () => {
    expect(await reasonOf(token, { deviceId: '00000-9XW4T-0B3CD-E5FGH' })).toBe('exception-other-device');
    expect(await reasonOf(token, { now: now + hour })).toBe('exception-over');
    expect(await reasonOf(token, { now: now - hour - 1000 })).toBe('exception-not-yet');
    expect(await reasonOf(token, { keys: [rival.publicKey] })).toBe('exception-unknown-key');
    expect(await reasonOf(token, { keys: [] })).toBe('exception-no-keys');
  });

  it('lasts no longer than 72 hours, whatever was signed', async () => {
    await expect(acme.sign(now, now + 74 * hour)).rejects.toThrow();
    const key = await importJWK(acme.key, 'EdDSA');
    const long = {
      jti: randomUUID(),
      sub: 'bluesky:did:plc:acme',
      aud: here,
      iat: now / 1000,
      nbf: now / 1000,
      exp: now / 1000 + 74 * 3600,
      reason: 'x',
    };
    const signed = await new SignJWT(long).setProtectedHeader({ alg: 'EdDSA', typ: 'hatcheck-exception+jwt' }).sign(key);
    expect(await reasonOf(signed)).toBe('exception-malformed');
  });

  it('is nothing that the same key signed for something else, or without a signature', async () => {
    const key = await importJWK(acme.key, 'EdDSA');
    const [, payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(await reasonOf(await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' }).sign(key))).toBe(
      'exception-malformed',
    );
    const none = Buffer.from('{"alg":"none","typ":"hatcheck-exception+jwt"}').toString('base64url');
    expect(await reasonOf(`${none}.${payload}.`)).toBe('exception-malformed');
    expect(await reasonOf(`${none}.${payload}.${signature}`)).toBe('exception-malformed');
    const symmetric = new TextEncoder().encode(acme.publicKey);
    expect(
      await reasonOf(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'hatcheck-exception+jwt' }).sign(symmetric)),
    ).toBe('exception-malformed');
  });

  it('does not survive a change of any one sign', async () => {
    const place = fc.nat({ max: token.length - 2 });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom('A', 'b', '7', '-', '.'), async (at, sign) => {
        const changed = token.slice(0, at) + sign + token.slice(at + 1);
        fc.pre(changed !== token);
        expect((await check(changed)).kind).toBe('refused');
      }),
    );
  });

  it('is no garbage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        expect((await check(text)).kind).toBe('refused');
      }),
    );
    expect(await reasonOf('a'.repeat(3_000))).toBe('exception-malformed');
  });
});
