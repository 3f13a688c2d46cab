import { randomUUID } from 'node:crypto';
import { makeKey, readPrivateKey } from '../../../main/exceptions/exception-keys.ts';
import { signException } from '../../../main/exceptions/exception-token.ts';
import type { ExceptionClaims } from '../../../shared/exception.ts';

export const hour = 3_600_000;
export const account = 'bluesky:did:plc:acme';
export const here = '7K2QM-9XW4T-0B3CD-E5FGH';

/** A key of the organisation's own, and what it signs. Times in epoch milliseconds. */
export async function organisation() {
  const { file, publicKey } = await makeKey();
  const key = readPrivateKey(file);
  if (key === null) throw new Error('The key that was just made cannot be read.');
  const sign = async (from: number, until: number, more: Partial<ExceptionClaims> = {}) => {
    const [iat, exp] = [Math.floor(from / 1000), Math.floor(until / 1000)];
    const claims = { jti: randomUUID(), sub: account, aud: here, iat, nbf: iat, exp, reason: 'The office burned down', ...more };
    return { token: await signException(claims, key), id: claims.jti };
  };
  return { publicKey, key, sign };
}
