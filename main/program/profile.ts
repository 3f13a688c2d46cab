import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { openLockedDrafts } from '../store/locked-drafts.ts';
import { mergeLockedDrafts } from '../store/merge-locked-drafts.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { createStoreWithoutKeyring } from '../store/store-without-keyring.ts';
import type { Vault } from '../vault/vault.ts';
import { readOrCreateKey, vaultKeys } from '../vault/vault-keys.ts';

/** The opened profile: where drafts and posts are kept. */
export type ProfileOpening =
  | { readonly kind: 'ok'; readonly store: Store; readonly close: () => void; readonly notes: readonly string[] }
  /** The keyring was not ready after all: ask it again. */
  | { readonly kind: 'notReady' }
  | { readonly kind: 'failed'; readonly words: string };

export interface ProfileParts {
  readonly folder: string;
  readonly vault: Vault;
  readonly ledger: OpenLedger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const lockedDraftsFile = 'drafts-while-locked.jsonl';

/** Opens the store under its key from the keyring, and lets the ledger compare itself with its anchor there. */
export async function openProfile({ folder, vault, ledger, now }: ProfileParts): Promise<ProfileOpening> {
  const storeKey = await readOrCreateKey(vault, vaultKeys.store, randomBytes);
  const pseudonymKey = await readOrCreateKey(vault, vaultKeys.pseudonym, randomBytes);
  if (storeKey.kind === 'failed') return { kind: 'failed', words: storeKey.why };
  if (pseudonymKey.kind === 'failed') return { kind: 'failed', words: pseudonymKey.why };
  if (storeKey.kind !== 'ok' || pseudonymKey.kind !== 'ok') return { kind: 'notReady' };
  await ledger.attachVault(vault, pseudonymKey.value);

  const notes: string[] = [];
  const opening = openStore({ path: join(folder, 'hatcheck.db'), key: storeKey.value, now, report: (words) => notes.push(words) });
  if (opening.kind === 'failed') return opening;
  const { store, setAside } = opening;
  if (setAside !== null) notes.push(`The drafts kept before could not be opened. They are still there, as ${setAside}.`);
  const merged = await mergeLockedDrafts(await openLockedDrafts(join(folder, lockedDraftsFile)), store, now());
  if (merged.count > 0) notes.push(`${merged.count === 1 ? 'A draft' : `${merged.count} drafts`} written without a keyring came back.`);
  return { kind: 'ok', store, close: () => store.close(), notes };
}

/** Without a keyring nothing can be encrypted and nobody be signed in: drafts go to a file only the user can read. */
export async function openProfileWithoutKeyring(folder: string): Promise<ProfileOpening> {
  const drafts = await openLockedDrafts(join(folder, lockedDraftsFile));
  return { kind: 'ok', store: createStoreWithoutKeyring(drafts), close: () => {}, notes: [] };
}
