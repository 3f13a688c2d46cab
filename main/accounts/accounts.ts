import type { AccountId, IdentityId } from '../../shared/account.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { done } from '../../shared/outcome.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import { accountOfEntry, type CredentialEntry } from '../vault/credential-entries.ts';
import { judgedAccount } from './account-list.ts';
import type { AccountsDeps, AccountsParts } from './accounts-deps.ts';
import { createCredentialKeeper } from './credential-keeper.ts';
import { loadAccounts } from './load.ts';
import { noteHandle } from './note-handle.ts';
import { notePages } from './note-pages.ts';
import { createProfiles } from './profiles.ts';
import { type RevokedAccount, revokeAll } from './revoke-all.ts';
import { createSessions } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { keepRevoking, type SignedOut, signOut } from './sign-out.ts';
import { createSweep, type SweepResult } from './sweep.ts';

/** The accounts of this computer: exactly those whose credential is in its vault. */
export interface Accounts {
  readonly signIn: SignIn;
  /** At start, before any window but the unlock page shows; and again once a locked vault is ready. */
  load(): Promise<SweepResult>;
  /** On policy or device change, on unlock, on resume, and every few minutes. */
  sweep(): Promise<SweepResult>;
  /** On a policy change, before the sweep: judges the kinds of what is in memory at once, vault or no vault. */
  rejudge(): void;
  signOut(id: AccountId): Promise<Outcome<SignedOut>>;
  /** Signs out every account that has a brand identity; refused with the first refusal, after trying all. */
  signOutBrands(): Promise<Outcome>;
  /** Ends every sign-in at its network and deletes none. */
  revokeAll(): Promise<readonly RevokedAccount[]>;
  /** The session of an account, or of one of its pages. */
  open(id: IdentityId): Promise<NetworkResult<Session>>;
  markSignInAgain(id: IdentityId): Promise<void>;
  /** The network said what this identity is called: shown, judged, kept and told where that is new. */
  noteHandle(id: IdentityId, handle: string): Promise<void>;
  /** Asks the network whom the account may speak for by now; failures change nothing. */
  notePages(id: AccountId): Promise<void>;
  /** Asks the network for pages, and of each identity for handle, name, picture and limits; failures change nothing. Not where law 1 or a doubt is against renewing its sign-in. */
  refreshProfile(id: AccountId): Promise<void>;
  /** Waits for credentials being written, at most `limitMs`; false where some were still going on. For quitting. */
  flush(limitMs: number): Promise<boolean>;
  /** Stops retrying what could not be revoked. */
  stop(): void;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { state, decisions, networkOf } = parts;
  const mayStay = (entry: CredentialEntry): boolean => {
    const facts = decisions.facts();
    return decisions.guard.sweepVerdict(judgedAccount(accountOfEntry(entry), facts.policy), facts) !== 'revokeThenDelete';
  };
  const keeper = createCredentialKeeper(parts.vault, parts.clock, mayStay);
  const sessions = createSessions({ state, keeper, networkOf });
  const profiles = createProfiles(state, parts.store, sessions);
  const deps: AccountsDeps = { ...parts, keeper, sessions, profiles, newHandles: new Map() };
  const sweep = createSweep(deps);
  const stop = keepRevoking(deps);
  return {
    signIn: createSignIn(deps),
    load: () => loadAccounts(deps, sweep),
    sweep,
    rejudge: () =>
      state.update((before) => ({ ...before, accounts: before.accounts.map((account) => judgedAccount(account, before.policy)) })),
    signOut: (id) => signOut(deps, id),
    async signOutBrands() {
      const brands = state.get().accounts.filter((account) => account.identities.some((identity) => identity.kind === 'brand'));
      const outcomes = await Promise.all(brands.map((account) => signOut(deps, account.id)));
      return outcomes.find((outcome) => outcome.kind === 'refused') ?? done;
    },
    revokeAll: () => revokeAll(deps),
    open: sessions.open,
    markSignInAgain: sessions.markSignInAgain,
    noteHandle: (id, handle) => noteHandle(deps, sweep, id, handle),
    notePages: (id) => notePages(deps, sweep, id),
    async refreshProfile(id) {
      const facts = decisions.facts();
      const own = state.get().accounts.find((account) => account.id === id)?.identities ?? [];
      if (own.some((identity) => decisions.guard.mayRenew(identity, facts).kind === 'refused')) return;
      await notePages(deps, sweep, id);
      for (const identity of state.get().accounts.find((account) => account.id === id)?.identities ?? []) {
        const handle = await profiles.refresh(identity.id);
        if (handle !== null) await noteHandle(deps, sweep, identity.id, handle);
      }
    },
    flush: keeper.flush,
    stop,
  };
}
