import { accountOfIdentity, type Identity, type IdentityId, usableIdentities } from '../../shared/account.ts';
import { isKnownBrand } from '../../shared/kinds.ts';
import type { AppState } from '../app-state/app-state.ts';

/** What says whose posts they are. */
type WhoseState = Pick<AppState, 'accounts' | 'settings' | 'policy'>;

/** An account that is guarded as a brand because nobody said what it is may be somebody's own: it needs the person's yes too. */
function mayBeRead(identity: Identity, { settings, policy }: WhoseState): boolean {
  return settings.learnMyVoice || isKnownBrand(identity, policy);
}

/** Whose posts may be read: those of sure brands, and all others where the person said so. */
export function whosePostsToRead(state: WhoseState): readonly Identity[] {
  return usableIdentities(state.accounts).filter((identity) => mayBeRead(identity, state));
}

/** Whether these posts are read on the person's yes alone. */
export function isReadOnYes(identity: Identity, { policy }: Pick<WhoseState, 'policy'>): boolean {
  return !isKnownBrand(identity, policy);
}

/**
 * Whose posts may stay: personal ones go with the person's no, any with the account. One that only has to sign in again, or
 * cannot be read, keeps its posts (law 8); what it is nobody can say meanwhile, so what it was when they were read counts
 * (`onYes`).
 */
export function whosePostsMayStay(state: WhoseState & Pick<AppState, 'unreadable'>): (id: IdentityId, onYes: boolean) => boolean {
  const signedIn = state.accounts.filter(({ credential }) => credential !== 'revokeOnly');
  const identities = new Map(signedIn.flatMap((account) => account.identities.map((identity) => [identity.id, identity])));
  return (id, onYes) => {
    const identity = identities.get(id);
    if (identity === undefined) return state.unreadable.includes(accountOfIdentity(id)) && (state.settings.learnMyVoice || !onYes);
    return mayBeRead(identity, state);
  };
}
