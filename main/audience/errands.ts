import { accountOfIdentity, findUsableIdentity, type Identity, type IdentityId } from '../../shared/account.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import type { AudienceParts } from './audience.ts';
import type { Book } from './book.ts';

/** What takes its time is done for one brand once at a time, and ends when its account is signed out. */
export interface Errands {
  /** The brand, while its account can still speak. */
  brandOf(id: IdentityId): Identity | null;
  /** Shown as over, whatever happens; `whenRefused`: whether the page shows it, or whoever asked. */
  alone<T>(id: IdentityId, whenRefused: 'show' | 'answer', act: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  withSession<T>(id: IdentityId, act: (session: Session) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  end(id: IdentityId): void;
  /** From now on mentions of an account that is signed out are forgotten. */
  followSignOut(): void;
  stop(): void;
}

const signedOut = refused(null, 'signed-out', 'This account is not signed in. Sign in, then try again.');
const busy = refused(null, 'audience-busy', 'Mentions of this account are being fetched or read already. Wait until that is done.');

export function createErrands(parts: Pick<AudienceParts, 'state' | 'open' | 'markSignInAgain'> & { readonly book: Book }): Errands {
  const { state, book } = parts;
  const underWay = new Map<IdentityId, AbortController>();
  let unsubscribe = (): void => {};
  const brandOf = (id: IdentityId): Identity | null => findUsableIdentity(state.get().accounts, id);

  return {
    brandOf,
    async alone(id, whenRefused, act) {
      if (brandOf(id) === null) return signedOut;
      if (underWay.has(id)) return busy;
      const stop = new AbortController();
      underWay.set(id, stop);
      const outcome = await act(stop.signal).finally(() => underWay.delete(id));
      if (hasEnded(state.get(), id)) await book.forget(id);
      else
        book.setWork(
          id,
          outcome.kind === 'refused' && whenRefused === 'show' ? { kind: 'failed', refusal: outcome.refusal } : { kind: 'idle' },
        );
      return outcome;
    },
    async withSession(id, act) {
      const identity = brandOf(id);
      if (identity === null) return signedOut;
      const opened: NetworkResult<Session> = await parts.open(identity.accountId);
      if (opened.kind !== 'ok') return refused(null, opened.kind, opened.words);
      const outcome = await act(opened.value);
      if (outcome.kind === 'refused' && outcome.refusal.reason === 'signInAgain') await parts.markSignInAgain(identity.accountId);
      return outcome;
    },
    end: (id) => underWay.get(id)?.abort(),
    followSignOut() {
      unsubscribe = followEnds(state, (id) => {
        underWay.get(id)?.abort();
        void book.forget(id);
      });
    },
    stop() {
      unsubscribe();
      for (const one of underWay.values()) one.abort();
    },
  };
}

/** Signed out; a sign-in that only has to be renewed, or cannot be read, keeps its mentions (law 8). */
function hasEnded({ accounts, unreadable }: AppState, id: IdentityId): boolean {
  const owner = accounts.find(({ identities }) => identities.some((identity) => identity.id === id));
  return owner === undefined ? !unreadable.includes(accountOfIdentity(id)) : owner.credential === 'revokeOnly';
}

function followEnds(state: StateStore, onEnd: (id: IdentityId) => void): () => void {
  return state.subscribe((now) => {
    for (const id of Object.keys(now.audiences)) if (hasEnded(now, id)) onEnd(id);
  });
}
