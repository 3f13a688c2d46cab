import { webcrypto } from 'node:crypto';
import { type DpopKey, dpopKeySchema } from './durable.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

type CryptoKeyPair = webcrypto.CryptoKeyPair;

export async function createDpopKey(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

export async function exportDpopKey(pair: CryptoKeyPair): Promise<DpopKey> {
  return dpopKeySchema.parse(await webcrypto.subtle.exportKey('jwk', pair.privateKey));
}

/** Rejects where the numbers are not a point of the curve. */
export async function importDpopKey({ kty, crv, x, y, d }: DpopKey): Promise<CryptoKeyPair> {
  const [privateKey, publicKey] = await Promise.all([
    webcrypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['sign']),
    // Every proof carries the public key, so that one must be exportable.
    webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, ['verify']),
  ]);
  return { privateKey, publicKey };
}
