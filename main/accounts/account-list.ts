import { type Account, type AccountId, type CredentialState, type Identity, type IdentityId, isPage } from '../../shared/account.ts';
import { kindOf, kindOfPage } from '../../shared/kinds.ts';
import type { LedgerSubject } from '../../shared/ledger-event.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { ProfileCache } from '../store/store.ts';

/** Pure questions about accounts and transitions of their list. */

/** What policy makes of an identity now; what the person said at sign-in counts where policy is silent. */
export function judgedIdentity(identity: Identity, policy: PolicyOutcome): Identity {
  const { kind, source } = isPage(identity)
    ? kindOfPage(identity, policy)
    : kindOf(identity, policy, identity.kindSource === 'person' ? identity.kind : null);
  return kind === identity.kind && source === identity.kindSource ? identity : { ...identity, kind, kindSource: source };
}

export function judgedAccount(account: Account, policy: PolicyOutcome): Account {
  return { ...account, identities: account.identities.map((identity) => judgedIdentity(identity, policy)) };
}

/** Name, picture, accent and its server's limits as last seen. */
export function withProfile(identity: Identity, profile: ProfileCache | undefined): Identity {
  return profile === undefined
    ? identity
    : { ...identity, displayName: profile.displayName, avatar: profile.avatar, accent: profile.accent, ...limitsIn(profile) };
}

export function profileOf(identity: Identity): ProfileCache {
  const { id, displayName, avatar, accent } = identity;
  return { identityId: id, displayName, avatar, accent, ...limitsIn(identity) };
}

function limitsIn({ limits }: Pick<ProfileCache, 'limits'>): Pick<Identity, 'limits'> {
  return limits === undefined ? {} : { limits };
}

/** One of its identities under another handle, the account itself too. A name that only repeated the handle goes with it. */
export function withHandle(account: Account, id: IdentityId, handle: string): Account {
  const renamed = (own: Identity): Identity =>
    own.id === id ? { ...own, handle, displayName: own.displayName === own.handle ? handle : own.displayName } : own;
  return { ...account, handle: id === account.id ? handle : account.handle, identities: account.identities.map(renamed) };
}

/** With every handle that the network told since its entry was written. */
export function withNewHandles(account: Account, handles: ReadonlyMap<IdentityId, string>): Account {
  return account.identities.reduce((renamed, { id, handle }) => withHandle(renamed, id, handles.get(id) ?? handle), account);
}

export function withAccount(state: AppState, account: Account): AppState {
  const known = state.accounts.some((other) => other.id === account.id);
  const accounts = known ? state.accounts.map((other) => (other.id === account.id ? account : other)) : [...state.accounts, account];
  return { ...state, accounts };
}

export function withoutAccount(state: AppState, id: AccountId): AppState {
  const unreadable = state.unreadable.filter((other) => other !== id);
  return { ...state, accounts: state.accounts.filter((account) => account.id !== id), unreadable };
}

export function withCredential(state: AppState, id: AccountId, credential: CredentialState): AppState {
  return { ...state, accounts: state.accounts.map((account) => (account.id === id ? { ...account, credential } : account)) };
}

export function withIdentity(state: AppState, id: IdentityId, change: (identity: Identity) => Identity): AppState {
  const accounts = state.accounts.map((account) =>
    account.identities.some((identity) => identity.id === id)
      ? { ...account, identities: account.identities.map((identity) => (identity.id === id ? change(identity) : identity)) }
      : account,
  );
  return { ...state, accounts };
}

/**
 * Whom the ledger speaks about: a brand where the account itself is known to be one. A person who may also speak for a page
 * is written down like a brand, and not named.
 */
export function whoOfAccount({ network, subject, identities }: Account): LedgerSubject {
  const brands = identities.filter((identity) => identity.kind === 'brand');
  const known = brands.some((identity) => !isPage(identity) && identity.kindSource !== 'default');
  return { network, subject, kind: known ? 'brand' : brands.length > 0 ? 'doubtful' : 'personal' };
}
