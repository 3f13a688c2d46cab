import { createHash } from 'node:crypto';
import { errors, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';

/** What the signature says it is: one made for something else is none here (RFC 8725 §3.11). */
const tokenType = 'hatcheck-updates+jwt';
/** Ed25519 (RFC 8037). No other algorithm is accepted, whatever the signature says. */
const algorithm = 'EdDSA';
/** How far the clocks of who signs and who checks may be apart, in milliseconds. */
const clocksApartMs = 10 * 60_000;
/** A signature is some 350 characters; more is none. */
const longestSignature = 2_000;

/** What lies beside a list under its name and this: a compact JSON Web Signature. */
export const signatureEnding = '.sig';

export interface SigningOptions {
  /** Name of the list, with channel and system in it: `latest-linux.yml`. */
  readonly file: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How long computers believe it, in milliseconds: who keeps an old list before them cannot do so for longer. */
  readonly validMs: number;
}

/** Signs the bytes of a list. `key`: the private half, as `readPrivateKey` gives it. */
export async function signFeed(bytes: Uint8Array, { file, now, validMs }: SigningOptions, key: JWK): Promise<string> {
  return new SignJWT({ sha512: hashOf(bytes) })
    .setProtectedHeader({ alg: algorithm, typ: tokenType })
    .setAudience(file)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor((now + validMs) / 1000))
    .sign(await importJWK(key, algorithm));
}

export interface CheckingOptions {
  /** Name of the list that was asked for. */
  readonly file: string;
  /** The public keys that the rules name. */
  readonly keys: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Gives when a list was signed (epoch milliseconds), where a key of the rules signed exactly these bytes under this name. */
export async function checkFeed(bytes: Uint8Array, signature: string, { file, keys, now }: CheckingOptions): Promise<Outcome<number>> {
  const text = signature.trim();
  if (text.length > longestSignature) return malformed;
  let worst: Outcome<never> = unknownKey;
  for (const x of keys) {
    const answer = await checkUnder(x, text, { file, now, sha512: hashOf(bytes) });
    if (answer.kind === 'ok') return answer;
    // Whatever is wrong with what a key did sign says more than that another key did not sign it.
    if (answer !== unknownKey) worst = answer;
  }
  return worst;
}

interface Wanted {
  readonly file: string;
  readonly now: number;
  readonly sha512: string;
}

async function checkUnder(x: string, token: string, { file, now, sha512 }: Wanted): Promise<Outcome<number>> {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, algorithm);
    const options = { algorithms: [algorithm], typ: tokenType, audience: file, currentDate: new Date(now), requiredClaims: ['exp', 'iat'] };
    const { payload } = await jwtVerify(token, key, options);
    if (payload.sha512 !== sha512) return edited;
    const signedAt = (payload.iat ?? 0) * 1000;
    // Taken, it would make every right list after it an older one.
    return signedAt > now + clocksApartMs ? early : ok(signedAt);
  } catch (error) {
    return refusalOf(error);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('base64url');
}

const malformed = refused(
  null,
  'update-signature-malformed',
  'What lies beside the list of updates is no signature. IT can sign the list again.',
);
const unknownKey = refused(
  null,
  'update-unknown-key',
  'The list of updates was not signed by a key that the rules set by IT name, so nothing was taken from it. Tell IT.',
);
const edited = refused(
  null,
  'update-edited',
  'The list of updates was changed after it was signed, so nothing was taken from it. Tell IT.',
);
const otherList = refused(
  null,
  'update-other-list',
  'The list of updates was signed for another channel or system, so nothing was taken from it. Tell IT.',
);
const expired = refused(null, 'update-list-expired', 'The list of updates is too old to be believed. IT can sign it again.');
const early = refused(
  null,
  'update-list-early',
  'The list of updates was signed at a time that is yet to come, so nothing was taken from it. IT can look at the clocks and sign it again.',
);

function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof errors.JWSSignatureVerificationFailed) return unknownKey;
  if (error instanceof errors.JWTExpired) return expired;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return otherList;
  return malformed;
}
