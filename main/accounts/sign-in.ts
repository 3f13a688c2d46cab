import { type AccountId, accountIdOf, type Kind, type NetworkId } from '../../shared/account.ts';
import { kindOf } from '../../shared/kinds.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { SignInProgress } from '../../shared/snapshot.ts';
import { decide } from '../app-state/decide.ts';
import type { DurableCredential, KeepRotated, NetworkResult, SignedIn } from '../networks/network.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { type FreshSignIn, hasConfirmedHandle, keepAccount, revokeAndForget } from './keep-account.ts';
import { mayRequestPages, pagesOf } from './pages.ts';

/** One sign-in at a time. Its tokens are in memory only until the guard allows keeping them. */
export interface SignIn {
  /** Resolves when signed in, or when the person must say whose account it is. The password is used once. */
  withPassword(network: NetworkId, server: string, identifier: string, password: string): Promise<Outcome>;
  withBrowser(network: NetworkId, server: string, handle: string): Promise<Outcome>;
  chooseKind(kind: Kind): Promise<Outcome>;
  /** Never refused; what the network gave already is revoked and forgotten. */
  cancel(): Promise<Outcome>;
}

type Ask = (keep: KeepRotated, signal: AbortSignal) => Promise<NetworkResult<SignedIn>>;

interface Attempt {
  readonly abort: AbortController;
  /** Set while the person is asked whose account it is. */
  fresh: FreshSignIn | null;
}

interface Holder {
  readonly keep: KeepRotated;
  readonly freshOf: (signedIn: SignedIn, pages: FreshSignIn['pages']) => FreshSignIn;
}

/** Holds a rotating credential in memory until someone takes over keeping it. */
function createHolder(network: NetworkId): Holder {
  let newest: DurableCredential | null = null;
  let next: KeepRotated | null = null;
  return {
    async keep(credential) {
      if (next !== null) return next(credential);
      newest = credential;
      return true;
    },
    freshOf: (signedIn, pages) => ({
      ...{ signedIn, network, pages, newest: () => newest ?? signedIn.credential },
      handOver(keep) {
        next = keep;
      },
    }),
  };
}

const busy = refused(null, 'sign-in-under-way', 'Another sign-in is under way. Finish or cancel it first.');
const cancelled = refused(null, 'cancelled', 'The sign-in was cancelled. Nothing was kept.');

export function createSignIn(deps: AccountsDeps): SignIn {
  let attempt: Attempt | null = null;
  const show = (signIn: SignInProgress): void => deps.state.update((state) => ({ ...state, signIn }));
  const end = (outcome: Outcome, fresh: FreshSignIn | null = null): Outcome => {
    attempt = null;
    show(outcome.kind === 'ok' ? { kind: 'idle' } : { kind: 'failed', refusal: outcome.refusal, ...whoseOf(fresh) });
    return outcome;
  };

  const finish = async (fresh: FreshSignIn, personSaid: Kind | null): Promise<Outcome> => {
    show({ kind: 'working', words: `Keeping the sign-in of @${fresh.signedIn.identity.handle}…`, cancellable: false });
    const outcome = await keepAccount(deps, fresh, personSaid);
    if (outcome.kind === 'refused') await revokeAndForget(deps, fresh, personSaid);
    return end(outcome, fresh);
  };

  const begin = async (network: NetworkId, server: string, words: string, ask: Ask): Promise<Outcome> => {
    if (attempt !== null) return busy;
    const own: Attempt = { abort: new AbortController(), fresh: null };
    attempt = own;
    show({ kind: 'working', words, cancellable: true });
    const may = (): Outcome => deps.decisions.guard.mayBeginSignIn(deps.decisions.facts(), network, server);
    const allowed = await decide(deps.decisions, may, 'signIn', {});
    if (attempt !== own) return cancelled;
    if (allowed.kind === 'refused') return end(allowed);
    const obtained = await obtain(deps, network, ask, own.abort.signal);
    if (obtained.kind === 'refused') return attempt === own ? end(obtained) : cancelled;
    const fresh = obtained.value;
    const said = saidBefore(deps, fresh);
    if (attempt !== own) {
      await revokeAndForget(deps, fresh, said);
      return cancelled;
    }
    if (!hasConfirmedHandle(fresh) || !mustAsk(deps, fresh, said)) return finish(fresh, said);
    own.fresh = fresh;
    show(askKindOf(fresh));
    return done;
  };

  return {
    withPassword: (network, server, identifier, password) =>
      begin(network, server, `Signing in as ${identifier}…`, (keep) =>
        deps.networkOf(network).signInWithPassword(server, identifier, password, keep),
      ),
    withBrowser: (network, server, handle) =>
      begin(network, server, 'Waiting for the sign-in in your browser…', (keep, signal) =>
        deps.networkOf(network).signInWithBrowser({
          ...{ server, handle, openBrowser: deps.openBrowser, keep, signal },
          pages: mayRequestPages(deps, network),
          messages: deps.state.get().settings.directMessages,
        }),
      ),
    chooseKind(kind) {
      const fresh = attempt?.fresh ?? null;
      if (attempt === null || fresh === null)
        return Promise.resolve(refused(null, 'no-sign-in', 'There is no sign-in to finish. Sign in again.'));
      attempt.fresh = null;
      return finish(fresh, kind);
    },
    async cancel() {
      if (deps.state.get().signIn.kind === 'failed') show({ kind: 'idle' });
      const own = attempt;
      const { signIn } = deps.state.get();
      const isKeeping = signIn.kind === 'working' && !signIn.cancellable;
      if (own === null || isKeeping) return done;
      attempt = null;
      show({ kind: 'idle' });
      own.abort.abort();
      if (own.fresh !== null) await revokeAndForget(deps, own.fresh, null);
      return done;
    },
  };
}

function whoseOf(fresh: FreshSignIn | null): { readonly accountId?: AccountId } {
  return fresh === null ? {} : { accountId: accountIdOf(fresh.network, fresh.signedIn.identity.subject) };
}

/** What the network gave, and whom it speaks for. Where that cannot be told, it is ended there at once. */
async function obtain(deps: AccountsDeps, network: NetworkId, ask: Ask, signal: AbortSignal): Promise<Outcome<FreshSignIn>> {
  const holder = createHolder(network);
  const answer = await ask(holder.keep, signal);
  if (answer.kind !== 'ok') return refused(null, `network-${answer.kind}`, answer.words);
  const pages = await pagesOf(deps, network, answer.value);
  const fresh = holder.freshOf(answer.value, pages.kind === 'ok' ? pages.value : []);
  if (pages.kind === 'ok') return ok(fresh);
  await revokeAndForget(deps, fresh, null);
  return pages;
}

function askKindOf({ signedIn, pages }: FreshSignIn): SignInProgress {
  return { kind: 'askKind', handle: signedIn.identity.handle, server: signedIn.server, pages: pages.map(({ handle }) => handle) };
}

/** What the person said of this account at an earlier sign-in that is still here. */
function saidBefore(deps: AccountsDeps, { signedIn, network }: FreshSignIn): Kind | null {
  const id = accountIdOf(network, signedIn.identity.subject);
  const identity = deps.state.get().accounts.find((account) => account.id === id)?.identities[0];
  return identity?.kindSource === 'person' ? identity.kind : null;
}

/** The person is asked only where policy neither names the account nor says what others are. */
function mustAsk(deps: AccountsDeps, { signedIn, network }: FreshSignIn, said: Kind | null): boolean {
  const { policy } = deps.state.get();
  if (said !== null || effectivePolicy(policy).DefaultKind !== 'ask') return false;
  return kindOf({ network, ...signedIn.identity }, policy, null).source === 'default';
}
