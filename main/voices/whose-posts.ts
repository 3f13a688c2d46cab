import { accountOfIdentity, type Identity, type IdentityId, usableIdentities } from '../../shared/account.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Whose posts may be read: brands', and those of personal accounts where the person said so. */
export function whosePostsToRead({ accounts, settings }: Pick<AppState, 'accounts' | 'settings'>): readonly Identity[] {
  return usableIdentities(accounts).filter(({ kind }) => kind === 'brand' || settings.learnMyVoice);
}

/**
 * Whose posts may stay: personal ones go with the person's no, any with the account. One that only has to sign in again, or
 * cannot be read, keeps its posts (law 8).
 */
export function whosePostsMayStay(state: Pick<AppState, 'accounts' | 'settings' | 'unreadable'>): (id: IdentityId) => boolean {
  const { accounts, unreadable, settings } = state;
  const signedIn = accounts.filter(({ credential }) => credential !== 'revokeOnly');
  const kinds = new Map(signedIn.flatMap(({ identities }) => identities.map(({ id, kind }) => [id, kind])));
  return (id) => {
    const kind = kinds.get(id);
    if (kind === undefined) return unreadable.includes(accountOfIdentity(id));
    return kind === 'brand' || settings.learnMyVoice;
  };
}
