import type { TextType } from './key-types.ts';

/** An exact handle, a DID (W3C DID Core §3.1), or `*.` and a domain; with the network in front, of that network alone. */
export const accountPattern = {
  kind: 'text',
  pattern:
    '^((bluesky|mastodon|x|linkedin):)?(did:[a-z0-9]+:[\\w.:%-]+|(\\*\\.|@)?[^\\s*/:@.]+(\\.[^\\s*/:@.]+)*\\.?|@?[^\\s*/:@]+@[^\\s*/:@]+)$',
  most: 300,
  one: 'a handle, a DID or a domain pattern such as *.acme.com',
  several: 'handles, DIDs or domain patterns such as *.acme.com',
} as const satisfies TextType;

/** The public name of a program at a network; not a secret. */
export const clientId = {
  kind: 'text',
  pattern: '^[\\w-]{4,100}$',
  most: 100,
  one: 'a client ID of 4 to 100 letters, digits, - and _',
  several: 'client IDs',
} as const satisfies TextType;

/** Any line of words. */
export const words = (one: string, several: string) =>
  ({ kind: 'text', pattern: '^[^\\r\\n]{1,100}$', most: 100, one, several }) as const satisfies TextType;

/** 32 bytes in base64url without padding (RFC 4648 §5): the last of 43 characters carries four bits. */
export const publicKey = {
  kind: 'text',
  pattern: '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$',
  most: 43,
  one: 'an Ed25519 public key: 32 bytes in base64url, 43 characters',
  several: 'Ed25519 public keys: each 32 bytes in base64url, 43 characters',
} as const satisfies TextType;

/** TLS, or plain HTTP that does not leave the computer: a collector often runs beside the program. */
export const webAddress = {
  kind: 'text',
  pattern: '^(https://[^\\s/?#@:]+(:\\d{1,5})?|http://(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?)(/[^\\s?#]*)?$',
  most: 1000,
  one: 'an https:// address, or an http:// one of 127.0.0.1',
  several: 'https:// addresses',
} as const satisfies TextType;

/** A name in DNS, or the realm of a directory, in any case. */
export const hostName = {
  kind: 'text',
  pattern: '^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$',
  most: 253,
  one: 'a host name',
  several: 'host names',
} as const satisfies TextType;

export const tenantId = {
  kind: 'text',
  pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  most: 36,
  one: 'a tenant ID such as 11111111-2222-3333-4444-555555555555',
  several: 'tenant IDs such as 11111111-2222-3333-4444-555555555555',
} as const satisfies TextType;

/** A UUID (RFC 9562 §4), in any case. Anything else revokes nothing, so it is told as a mistake. */
export const exceptionId = {
  kind: 'text',
  pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  most: 36,
  one: 'the id of an exception, as hatcheck exception revoke prints it',
  several: 'ids of exceptions, as hatcheck exception revoke prints them',
} as const satisfies TextType;

/** Semantic Versioning 2.0.0, without build metadata. */
export const versionNumber = {
  kind: 'text',
  pattern: '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$',
  most: 50,
  one: 'a version such as 1.2.3',
  several: 'versions',
} as const satisfies TextType;

export const serverAddress = {
  kind: 'text',
  pattern: '^[^\\r\\n]{1,300}$',
  most: 300,
  one: 'a server address',
  several: 'server addresses',
} as const satisfies TextType;
