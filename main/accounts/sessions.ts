import { type AccountId, accountOfIdentity, type IdentityId, pageOfIdentity } from '../../shared/account.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { DurableCredential, KeepRotated, Network, NetworkResult, Session } from '../networks/network.ts';
import type { CredentialEntry } from '../vault/credential-entries.ts';
import { withCredential } from './account-list.ts';
import type { CredentialKeeper } from './credential-keeper.ts';

/** At most one opened session per account. Credentials come from the vault and rotated ones go back there first. */
export interface Sessions {
  /** The session of an account, or of one of its pages; opening it makes no request. */
  open(id: IdentityId): Promise<NetworkResult<Session>>;
  /** The opened session, if there is one: it knows the newest tokens. */
  current(id: AccountId): Session | null;
  /** Takes a session that a sign-in opened; what it rotates goes to the vault from now on. */
  adopt(id: AccountId, session: Session): KeepRotated;
  /** Forgets the session: nothing it rotates is kept any more. */
  drop(id: AccountId): void;
  /** The network refused the credential: shown and kept so, nothing deleted. */
  markSignInAgain(id: IdentityId): Promise<void>;
}

interface Parts {
  readonly state: StateStore;
  readonly keeper: CredentialKeeper;
  readonly networkOf: (network: CredentialEntry['network']) => Network;
}

export function createSessions({ state, keeper, networkOf }: Parts): Sessions {
  const live = new Map<AccountId, { session: Session | null }>();
  const opening = new Map<AccountId, Promise<NetworkResult<Session>>>();

  const keepFor =
    (id: AccountId, place: { session: Session | null }): KeepRotated =>
    (credential) =>
      keeper.update(id, (entry) => (live.get(id) === place ? { ...entry, credential: jsonOf(credential) } : null));

  const openFromVault = async (id: AccountId): Promise<NetworkResult<Session>> => {
    const place: { session: Session | null } = { session: null };
    live.set(id, place);
    const found = await keeper.read(id);
    if (found.kind === 'unreadable') return { kind: 'unreadable', words: found.why };
    if (found.kind !== 'ok') return { kind: 'unreachable', words: 'The keyring did not give the sign-in. Unlock it; this goes on then.' };
    if (live.get(id) !== place || found.value === null || found.value.state !== 'usable') return signedOut;
    const { network, server, subject, method, credential } = found.value;
    place.session = networkOf(network).open(server, subject, { method, durable: credential }, keepFor(id, place));
    if (place.session === null) return { kind: 'signInAgain', words: 'The stored sign-in cannot be read. Sign in again.' };
    return { kind: 'ok', value: place.session };
  };

  const openAccount = (id: AccountId): Promise<NetworkResult<Session>> => {
    const session = live.get(id)?.session ?? null;
    if (session !== null) return Promise.resolve({ kind: 'ok', value: session });
    const under = opening.get(id);
    if (under !== undefined) return under;
    const next = openFromVault(id).finally(() => opening.delete(id));
    opening.set(id, next);
    return next;
  };

  return {
    async open(id) {
      const page = pageOfIdentity(id);
      const opened = await openAccount(accountOfIdentity(id));
      return page === null || opened.kind !== 'ok' ? opened : { kind: 'ok', value: opened.value.as(page) };
    },
    current: (id) => live.get(id)?.session ?? null,
    adopt(id, session) {
      const place = { session };
      live.set(id, place);
      return keepFor(id, place);
    },
    drop: (id) => void live.delete(id),
    async markSignInAgain(identityId) {
      const id = accountOfIdentity(identityId);
      const account = state.get().accounts.find((candidate) => candidate.id === id);
      if (account?.credential !== 'usable') return;
      live.delete(id);
      const say = (): void => state.update((before) => withCredential(before, id, 'signInAgain'));
      say();
      const kept = await keeper.update(id, (entry) => (entry.state === 'usable' ? { ...entry, state: 'signInAgain' } : null));
      // A sweep that listed the vault before this was written may have shown the account as usable again.
      if (kept) say();
    },
  };
}

const signedOut = { kind: 'signInAgain', words: 'This account is not signed in any more. Sign in again.' } as const;

/** What the adapter gave is JSON by contract; the entry's schema refuses anything else when it is written. */
export function jsonOf(credential: DurableCredential): CredentialEntry['credential'] {
  return credential.durable as CredentialEntry['credential'];
}
