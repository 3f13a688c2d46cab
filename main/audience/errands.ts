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
  /** What is under way for this brand ends; resolves once it has. */
  end(id: IdentityId): Promise<void>;
  /** From now on mentions of an account that is signed out are forgotten. */
  followSignOut(): void;
  stop(): void;
}

const signedOut = refused(null, 'signed-out', 'This account is not signed in. Sign in, then try again.');
const busy = refused(null, 'audience-busy', 'Mentions of this account are being fetched or read already. Wait until that is done.');

export function createErrands(parts: Pick<AudienceParts, 'state' | 'open' | 'markSignInAgain'> & { readonly book: Book }): Errands {
  const { state, book } = parts;
  const underWay = new Map<IdentityId, { readonly stop: AbortController; readonly over: Promise<void> }>();
  let unsubscribe = (): void => {};
  const brandOf = (id: IdentityId): Identity | null => findUsableIdentity(state.get().accounts, id);

  async function untilOver<T>(id: IdentityId, whenRefused: 'show' | 'answer', act: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await act.finally(() => underWay.delete(id));
    const toShow = outcome.kind === 'refused' && whenRefused === 'show' ? outcome.refusal : null;
    if (hasEnded(state.get(), id)) await book.forget(id);
    else book.setWork(id, toShow === null ? { kind: 'idle' } : { kind: 'failed', refusal: toShow });
    return outcome;
  }

  return {
    brandOf,
    async alone(id, whenRefused, act) {
      if (brandOf(id) === null) return signedOut;
      if (underWay.has(id)) return busy;
      const stop = new AbortController();
      const running = untilOver(id, whenRefused, act(stop.signal));
      const over = running.then(
        () => {},
        () => {},
      );
      underWay.set(id, { stop, over });
      return running;
    },
    async withSession(id, act) {
      const identity = brandOf(id);
      if (identity === null) return signedOut;
      const opened: NetworkResult<Session> = await parts.open(identity.id);
      if (opened.kind !== 'ok') return refused(null, opened.kind, opened.words);
      const outcome = await act(opened.value);
      if (outcome.kind === 'refused' && outcome.refusal.reason === 'signInAgain') await parts.markSignInAgain(identity.id);
      return outcome;
    },
    async end(id) {
      const errand = underWay.get(id);
      errand?.stop.abort();
      await errand?.over;
    },
    followSignOut() {
      unsubscribe = followEnds(state, (id) => {
        underWay.get(id)?.stop.abort();
        void book.forget(id);
      });
    },
    stop() {
      unsubscribe();
      for (const { stop } of underWay.values()) stop.abort();
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
