import { z } from 'zod';
import {
  type Account,
  type AccountId,
  accountIdOf,
  credentialStateSchema,
  type Identity,
  type IdentityId,
  identityIdOf,
  kindSchema,
  kindSourceSchema,
  networkIdSchema,
  signInMethodSchema,
} from '../../shared/account.ts';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { refusalOfSecret } from './secret-rules.ts';

const version = 1;
const keyPrefix = 'account:';

/** No `#`: it parts an account from its pages in the ids of identities. */
const subjectSchema = z
  .string()
  .min(1)
  .regex(/^[^#]*$/);

/** A page that the account may speak for. */
const pageSchema = z.object({
  subject: subjectSchema,
  handle: z.string().min(1),
  displayName: z.string().optional(),
  kind: kindSchema,
  kindSource: kindSourceSchema,
});
export type PageEntry = Readonly<z.infer<typeof pageSchema>>;

/** What an account's item in the keyring says of itself, so that losing the database loses no kind and no sign-in. */
export const credentialEntrySchema = z.object({
  network: networkIdSchema,
  /** Origin, for example `https://bsky.social`. */
  server: z.string().refine((server) => URL.canParse(server) && new URL(server).origin === server),
  subject: subjectSchema,
  handle: z.string().min(1),
  displayName: z.string().optional(),
  method: signInMethodSchema,
  kind: kindSchema,
  kindSource: kindSourceSchema,
  /** Whom it may speak for beside itself; absent where nobody, and in older items. */
  pages: z.array(pageSchema).optional(),
  scopes: z.array(z.string()),
  state: credentialStateSchema,
  /** The network's durable credential, opaque here. */
  credential: z.json().refine((credential) => credential !== null),
});
export type CredentialEntry = Readonly<z.infer<typeof credentialEntrySchema>>;

const storedSchema = credentialEntrySchema.extend({ v: z.literal(version) });

export type EncodedEntry =
  | { readonly kind: 'ok'; readonly key: string; readonly secret: string }
  /** Too large for the keyring; nothing may be written. */
  | { readonly kind: 'refused'; readonly why: string };

export type DecodedEntry =
  | { readonly kind: 'ok'; readonly id: AccountId; readonly entry: CredentialEntry }
  /** Never written over. `misplaced`: it is whole, but under another account's key. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly misplaced: CredentialEntry | null };

/** The item's key for an account. */
export function keyOfAccount(id: AccountId): string {
  return `${keyPrefix}${id}`;
}

/** The account whose credential is under this key, or null where the item is something else. */
export function accountOfKey(key: string): AccountId | null {
  return key.startsWith(keyPrefix) ? key.slice(keyPrefix.length) : null;
}

/**
 * The same entry, as much of it as the keyring takes: names of pages go first, for the network knows them, then the last pages.
 * A credential that grew when it was renewed must not be lost for them.
 */
export function fittingEntry(entry: CredentialEntry): CredentialEntry {
  const { pages, ...alone } = entry;
  if (pages === undefined || fits(entry)) return entry;
  const nameless = pages.map(({ displayName: _, ...page }) => page);
  for (let count = nameless.length; count > 0; count -= 1) {
    const fewer = { ...alone, pages: nameless.slice(0, count) };
    if (fits(fewer)) return fewer;
  }
  return alone;
}

function fits(entry: CredentialEntry): boolean {
  return refusalOfSecret(JSON.stringify({ v: version, ...entry })) === null;
}

/** The keyring item for an account. */
export function encodeEntry(whole: CredentialEntry): EncodedEntry {
  const entry = fittingEntry(whole);
  const parsed = storedSchema.safeParse({ v: version, ...entry });
  if (!parsed.success) return { kind: 'refused', why: `This account cannot be kept: its ${fieldOf(parsed.error)} is not valid.` };
  const secret = JSON.stringify(parsed.data);
  const refusal = refusalOfSecret(secret);
  if (refusal !== null) return { kind: 'refused', why: `@${entry.handle} cannot be kept: ${refusal}` };
  return { kind: 'ok', key: keyOfAccount(accountIdOf(entry.network, entry.subject)), secret };
}

/** Reads an account's item. No sentence here shows any of its content. */
export function decodeEntry(key: string, secret: string): DecodedEntry {
  const id = accountOfKey(key);
  if (id === null) return unreadable(key, 'is not an account');
  const json = jsonOrUndefined(secret);
  const found = z.object({ v: z.number() }).safeParse(json);
  if (found.success && found.data.v > version) return unreadable(key, 'was written by a newer Hatcheck: update this one to use it');
  const parsed = storedSchema.safeParse(json);
  if (!parsed.success) return unreadable(key, `is damaged (${fieldOf(parsed.error)}): sign in again, or remove it in your keyring`);
  const { v: _, ...entry } = parsed.data;
  if (accountIdOf(entry.network, entry.subject) !== id) return unreadable(key, 'holds the credential of a different account', entry);
  return { kind: 'ok', id, entry };
}

/** The account an entry stands for, with its identities: itself, then its pages. */
export function accountOfEntry(entry: CredentialEntry, accentOf: (id: IdentityId) => number = () => 0): Account {
  const { network, server, subject, handle, method, scopes, state } = entry;
  const accountId = accountIdOf(network, subject);
  const identities = [entry, ...(entry.pages ?? [])].map((speaker): Identity => {
    const id = identityIdOf(accountId, subject, speaker.subject);
    const { kind, kindSource } = speaker;
    const named = { subject: speaker.subject, handle: speaker.handle, displayName: speaker.displayName ?? speaker.handle };
    return { id, accountId, network, server, ...named, kind, kindSource, accent: accentOf(id), avatar: null };
  });
  return { id: accountId, network, server, subject, handle, method, credential: state, scopes, identities };
}

function unreadable(key: string, what: string, misplaced: CredentialEntry | null = null): DecodedEntry {
  return { kind: 'unreadable', why: `The keyring item ${key} ${what}. It was left as it is.`, misplaced };
}

/** The name of the first field that is wrong; never its value. */
function fieldOf(error: z.ZodError): string {
  const field = error.issues[0]?.path[0];
  return field === undefined ? 'content' : String(field);
}
