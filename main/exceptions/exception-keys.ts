import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** 32 bytes in base64url, as RFC 8037 §2 has both halves of an Ed25519 key. */
const half = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const privateKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: half, d: half });

/** A new key pair: the private half as the text of a file, the public half as policy takes it. */
export async function makeKey(): Promise<{ readonly file: string; readonly publicKey: string }> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = privateKeySchema.parse(await exportJWK(privateKey));
  return { file: `${JSON.stringify({ kty, crv, x, d }, null, 2)}\n`, publicKey: x };
}

/** The private key in a file's text, or null where there is none in it. */
export function readPrivateKey(text: string): JWK | null {
  try {
    return privateKeySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
