import { z } from 'zod';
import type { PostingLimits } from './posting-limits.ts';

/** A service with an API. Adding one adds its name here, one file in `main/networks/` and one line in `every-network.ts`. */
export const networkIdSchema = z.enum(['bluesky', 'mastodon', 'x', 'linkedin']);
export type NetworkId = z.infer<typeof networkIdSchema>;

/** What an identity speaks for. Doubt counts as `brand`: it blocks, and never deletes. */
export const kindSchema = z.enum(['brand', 'personal']);
export type Kind = z.infer<typeof kindSchema>;

/** Who said so: IT's policy, the person at sign-in, or nobody (then `brand`). */
export const kindSourceSchema = z.enum(['policy', 'person', 'default']);
export type KindSource = z.infer<typeof kindSourceSchema>;

/** `network:subject`, for example `bluesky:did:plc:abc`. Stable: handles change, subjects do not. */
export type AccountId = string;
/** `accountId` where the account speaks as itself, else `accountId#page`. */
export type IdentityId = string;

/** What a server answers for a handle that does not lead back to its account (https://atproto.com/specs/handle). */
export const handleInvalid = 'handle.invalid';

/** Who a post is by. */
export interface Identity {
  readonly id: IdentityId;
  readonly accountId: AccountId;
  readonly network: NetworkId;
  /** Origin of the server, for example `https://bsky.social`. */
  readonly server: string;
  /** The network's stable id of this identity, for example a DID. Proof of sender compares this. */
  readonly subject: string;
  /** Without the leading at sign. */
  readonly handle: string;
  readonly displayName: string;
  readonly kind: Kind;
  readonly kindSource: KindSource;
  /** Index into the accent palette; no two signed-in identities share one while the palette lasts. */
  readonly accent: number;
  /** `data:` URL, small and square, or null. */
  readonly avatar: string | null;
  /** How many people follow it; absent until the network said so. */
  readonly followers?: number;
  /** What its server takes, where the server says so; else the network's own limits hold. */
  readonly limits?: PostingLimits;
}

/** How an account was signed in. */
export const signInMethodSchema = z.enum(['appPassword', 'oauth']);
export type SignInMethod = z.infer<typeof signInMethodSchema>;

/**
 * What the credential in the vault can still do.
 * `usable`; `signInAgain` (the network refused it: kept, nothing deleted); `revokeOnly` (signed out here, not yet revoked there).
 */
export const credentialStateSchema = z.enum(['usable', 'signInAgain', 'revokeOnly']);
export type CredentialState = z.infer<typeof credentialStateSchema>;

/** One login at one network. It is signed in if, and only if, its credential is in the vault. */
export interface Account {
  readonly id: AccountId;
  readonly network: NetworkId;
  readonly server: string;
  readonly subject: string;
  readonly handle: string;
  readonly method: SignInMethod;
  readonly credential: CredentialState;
  /** Scopes the network granted, as it names them. */
  readonly scopes: readonly string[];
  readonly identities: readonly Identity[];
}

export function accountIdOf(network: NetworkId, subject: string): AccountId {
  return `${network}:${subject}`;
}

/** The id of one of an account's speakers; no subject holds a `#` (the vault's entries refuse one). */
export function identityIdOf(accountId: AccountId, ownSubject: string, speaker: string): IdentityId {
  return speaker === ownSubject ? accountId : `${accountId}#${speaker}`;
}

/** The account of an identity whose account may not be listed. */
export function accountOfIdentity(id: IdentityId): AccountId {
  return id.split('#')[0] ?? id;
}

/** Whom the identity speaks as beside its account itself, as the network names it; null where that is the account. */
export function pageOfIdentity(id: IdentityId): string | null {
  const account = accountOfIdentity(id);
  return id.length > account.length ? id.slice(account.length + 1) : null;
}

/** A page that its account may speak for: never somebody's own voice. */
export function isPage({ id, accountId }: Pick<Identity, 'id' | 'accountId'>): boolean {
  return id !== accountId;
}

/** The network of an identity whose account may not be listed. */
export function networkOfIdentity(id: IdentityId): string {
  return id.split(':')[0] ?? id;
}

/** Every identity of every account whose credential may still speak. */
export function usableIdentities(accounts: readonly Account[]): readonly Identity[] {
  return accounts.filter((account) => account.credential === 'usable').flatMap((account) => account.identities);
}

/** The identity with this id if its credential may still speak, else null. */
export function findUsableIdentity(accounts: readonly Account[], id: IdentityId | null): Identity | null {
  return usableIdentities(accounts).find((identity) => identity.id === id) ?? null;
}

/** Every identity the person thinks of as signed in, those that must sign in again too. */
export function signedInIdentities(accounts: readonly Account[]): readonly Identity[] {
  return accounts.filter((account) => account.credential !== 'revokeOnly').flatMap((account) => account.identities);
}

export function findIdentity(accounts: readonly Account[], id: IdentityId): Identity | null {
  return accounts.flatMap((account) => account.identities).find((identity) => identity.id === id) ?? null;
}
