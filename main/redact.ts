/** What stands where a secret was. */
export const redactedMark = '[redacted]';

/**
 * Names of fields whose values are never written down, whatever they look like: credentials, and the text of posts.
 * Compared in lower case and without separators, so `access_token`, `accessToken` and `Access-Token` are one name.
 */
const secretNames = [
  'password',
  'passphrase',
  'secret',
  'token',
  'jwt',
  'jwk',
  'dpop',
  'authorization',
  'cookie',
  'credential',
  'privatekey',
  'verifier',
  'durable',
  'text',
  'avatar',
];
/** Names that hold one of the above and are no secret. */
const plainNames = new Set(['context', 'tokentype']);

/** Shapes that are secret wherever they stand, also in the middle of a sentence or of an address. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  // JSON Web Tokens (RFC 7519): two or three base64url parts, the first of which starts with `{"`.
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, redactedMark],
  // Authorization headers (RFC 6750, RFC 9449).
  [/\b(Bearer|DPoP|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redactedMark}`],
  // OAuth parameters in addresses and forms (RFC 6749).
  [/\b(access_token|refresh_token|id_token|token|code_verifier|client_secret|client_assertion|password)=[^&\s"']+/gi, `$1=${redactedMark}`],
  [/(?<=[?&#])(code|state)=[^&\s"']+/gi, `$1=${redactedMark}`],
  // User and password in an address.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, `$1${redactedMark}@`],
  // Bluesky's app passwords.
  [/(?<![\w-])[a-z0-9]{4}(?:-[a-z0-9]{4}){3}(?![\w-])/g, redactedMark],
  // Any other long run of one word with digits and both cases in it: keys and opaque tokens, but no file path and no DID.
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{32,}(?![\w-])/g, redactedMark],
];

/** A sentence without the secrets that can be told by their shape. */
export function redactText(text: string): string {
  return secretShapes.reduce((redacted, [shape, mark]) => redacted.replace(shape, mark), text);
}

const maxDepth = 6;

/**
 * A value as it may be written down, made of plain JSON: secrets are left out by the name of their field and by their
 * shape. An error keeps its message and where it was thrown; bytes become their count.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '[too deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [redactText(name), isSecretName(name) ? hide(inner) : redact(inner, depth + 1)]),
  );
}

function redactError(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error;
  return {
    name,
    message: redactText(message),
    ...(stack === undefined ? {} : { stack: redactText(stack) }),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return !plainNames.has(plain) && secretNames.some((secret) => plain.includes(secret));
}

/** That there was nothing is worth knowing, and no secret. */
function hide(value: unknown): unknown {
  return value === null || value === undefined || typeof value === 'boolean' ? value : redactedMark;
}
