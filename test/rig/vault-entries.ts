import type { Desktop } from './desktop.ts';
import { listSecretAccounts, readSecret } from './secret-tool.ts';

/** The name our items have in the keyring. */
export const vaultService = 'Hatcheck';

/** The item of an account in the keyring. */
export function entryNameOf(did: string): { readonly service: string; readonly account: string } {
  return { service: vaultService, account: `account:bluesky:${did}` };
}

/** The item of an account as it lies in the keyring, or undefined. */
export async function readEntry(desktop: Desktop, did: string): Promise<string | undefined> {
  return readSecret(desktop, entryNameOf(did));
}

/** The accounts that have an item in the keyring, by DID. */
export async function signedInDids(desktop: Desktop): Promise<readonly string[]> {
  const prefix = entryNameOf('').account;
  const names = await listSecretAccounts(desktop, vaultService);
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/** The refresh token in an item, read behind the program's back. */
export function refreshTokenIn(entry: string): string {
  const { credential } = JSON.parse(entry) as { readonly credential: { readonly refreshJwt?: unknown; readonly refreshToken?: unknown } };
  const token = credential.refreshJwt ?? credential.refreshToken;
  if (typeof token !== 'string') throw new Error(`No refresh token in the entry: it has ${Object.keys(credential).join(', ')}`);
  return token;
}
