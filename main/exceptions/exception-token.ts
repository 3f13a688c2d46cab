import { errors, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { type ExceptionClaims, exceptionClaimsSchema } from '../../shared/exception.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';

/** What the token says it is: a signature made for something else is none here (RFC 8725 §3.11). */
const tokenType = 'hatcheck-exception+jwt';
/** Ed25519 (RFC 8037). No other algorithm is accepted, whatever the token says. */
const algorithm = 'EdDSA';
/** A token is some 500 characters; more is none. */
const longestToken = 2_000;

/** Signs an exception as a compact JSON Web Signature. `key`: the organisation's private key, as `readPrivateKey` gives it. */
export async function signException(claims: ExceptionClaims, key: JWK): Promise<string> {
  const { jti, sub, aud, iat, nbf, exp, reason } = exceptionClaimsSchema.parse(claims);
  return new SignJWT({ jti, sub, aud, iat, nbf, exp, reason })
    .setProtectedHeader({ alg: algorithm, typ: tokenType })
    .sign(await importJWK(key, algorithm));
}

export interface CheckingOptions {
  /** The organisation's public keys, as policy lists them. */
  readonly keys: readonly string[];
  /** The id of this computer. */
  readonly deviceId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the token grants, where a key of policy signed it for this computer and it counts now. */
export async function checkException(token: string, { keys, deviceId, now }: CheckingOptions): Promise<Outcome<ExceptionClaims>> {
  const text = token.replaceAll(/\s+/g, '');
  if (text.length > longestToken) return noException;
  let worst: Outcome<never> = keys.length === 0 ? noKeys : wrongKey;
  for (const x of keys) {
    const answer = await checkUnder(x, text, deviceId, now);
    if (answer.kind === 'ok') return answer;
    // Whatever is wrong with what a key did sign says more than that another key did not sign it.
    if (answer !== wrongKey) worst = answer;
  }
  return worst;
}

async function checkUnder(x: string, token: string, audience: string, now: number): Promise<Outcome<ExceptionClaims>> {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, algorithm);
    const options = { algorithms: [algorithm], typ: tokenType, audience, currentDate: new Date(now), requiredClaims: ['exp', 'nbf'] };
    const claims = exceptionClaimsSchema.safeParse((await jwtVerify(token, key, options)).payload);
    return claims.success ? ok(claims.data) : noException;
  } catch (error) {
    return refusalOf(error);
  }
}

const noException = refused(null, 'exception-malformed', 'This is not an exception. Copy the whole text that IT gave you, and try again.');
const noKeys = refused(null, 'exception-no-keys', 'The rules of this computer name nobody who may grant exceptions. Ask IT.');
const wrongKey = refused(
  null,
  'exception-unknown-key',
  'This exception was not signed by a key that the rules of this computer name. Ask IT.',
);
const over = refused(null, 'exception-over', 'This exception is over. Ask IT for a new one.');
const notYet = refused(null, 'exception-not-yet', 'This exception does not count yet. Look at the clock of this computer, or wait.');
const otherDevice = refused(
  null,
  'exception-other-device',
  'This exception is for another computer. Give IT the ID of this one, and ask again.',
);

function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof errors.JWSSignatureVerificationFailed) return wrongKey;
  if (error instanceof errors.JWTExpired) return over;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return otherDevice;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return notYet;
  return noException;
}
