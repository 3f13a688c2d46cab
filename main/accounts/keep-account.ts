import { type Account, accountIdOf, handleInvalid, type Kind } from '../../shared/account.ts';
import { kindOf, kindOfPage } from '../../shared/kinds.ts';
import type { LedgerSubject } from '../../shared/ledger-event.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { decide, eventOf } from '../app-state/decide.ts';
import type { DurableCredential, KeepRotated, SignedIn, Speaker } from '../networks/network.ts';
import { freeAccent } from '../vault/accents.ts';
import { accountOfEntry, type CredentialEntry, fittingEntry } from '../vault/credential-entries.ts';
import type { VaultResult } from '../vault/vault.ts';
import { judgedAccount, profileOf, whoOfAccount, withAccount, withoutAccount, withProfile } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { byHandWords, revokeWithin } from './revoke.ts';
import { jsonOf } from './sessions.ts';

/** What the network gave, in memory only: `newest` is the credential after any rotation. */
export interface FreshSignIn {
  readonly signedIn: SignedIn;
  readonly network: Account['network'];
  /** Whom it may speak for beside itself. */
  readonly pages: readonly Speaker[];
  readonly newest: () => DurableCredential;
  /** From here on rotated credentials go to the vault. */
  readonly handOver: (keep: KeepRotated) => void;
}

/** Policy knows accounts by handle too, and the person by nothing else. */
export function hasConfirmedHandle({ signedIn }: FreshSignIn): boolean {
  return signedIn.identity.handle.toLowerCase() !== handleInvalid;
}

const handleNotConfirmed = refused(
  null,
  'handle-not-confirmed',
  'The server cannot confirm the handle of this account, so it was not signed in. Mend the handle in the account’s settings, then sign in again.',
);

/** Whom the ledger speaks about before the account is one here: what is in doubt may be somebody's own, so it gets a pseudonym. */
function whoOfFresh(deps: AccountsDeps, { signedIn, network }: FreshSignIn, personSaid: Kind | null): LedgerSubject {
  const { kind, source } = kindOf({ network, ...signedIn.identity }, deps.state.get().policy, personSaid);
  return { network, subject: signedIn.identity.subject, kind: source === 'default' ? 'doubtful' : kind };
}

/** Ends at the network what is not kept here; where that does not reach it, the person hears where to end it by hand. */
export async function revokeAndForget(deps: AccountsDeps, fresh: FreshSignIn, personSaid: Kind | null): Promise<void> {
  const revoked = await revokeWithin(deps.clock, fresh.signedIn.session, deps.times.revokeLimitMs);
  const who = whoOfFresh(deps, fresh, personSaid);
  await deps.decisions.record(eventOf('revoke', revoked ? 'done' : 'failed', { who, reason: 'not-kept' }));
  if (revoked) return;
  const { signedIn } = fresh;
  const { server, credential } = signedIn;
  const where = { network: fresh.network, handle: signedIn.identity.handle, server, method: credential.method };
  tellStillOpen(deps, 'A sign-in that was not kept may still be open', where);
}

function tellStillOpen(deps: AccountsDeps, title: string, where: Parameters<typeof byHandWords>[0]): void {
  const notice: Notice = {
    id: deps.newId(),
    level: 'stop',
    title,
    words: byHandWords(where, deps.networkOf(where.network).capabilities),
    at: deps.clock.now(),
  };
  deps.state.update((state) => ({ ...state, notices: [...state.notices, notice] }));
}

function entryOf(deps: AccountsDeps, fresh: FreshSignIn, personSaid: Kind | null): CredentialEntry {
  const { signedIn, network } = fresh;
  const { policy } = deps.state.get();
  const { kind, source } = kindOf({ network, ...signedIn.identity }, policy, personSaid);
  const pages = fresh.pages.map(({ subject, handle, displayName }) => {
    const judged = kindOfPage({ network, subject, handle }, policy);
    return { subject, handle, ...(displayName === undefined ? {} : { displayName }), kind: judged.kind, kindSource: judged.source };
  });
  return fittingEntry({
    ...{ network, server: signedIn.server, ...signedIn.identity, method: signedIn.credential.method, kind, kindSource: source },
    ...{ scopes: [...signedIn.session.scopes], state: 'usable', credential: jsonOf(fresh.newest()) },
    ...(pages.length === 0 ? {} : { pages }),
  });
}

/** What the keyring had no room for can still be used by nobody here. */
function tellLeftOut(deps: AccountsDeps, { pages, signedIn }: FreshSignIn, entry: CredentialEntry): void {
  const kept = new Set((entry.pages ?? []).map(({ subject }) => subject));
  const left = pages.filter(({ subject }) => !kept.has(subject)).map(({ handle }) => `@${handle}`);
  if (left.length === 0) return;
  const title = `Not all pages of @${signedIn.identity.handle} could be kept`;
  const words = `The keyring has no room for ${left.join(', ')}. You cannot post as that from here.`;
  deps.state.update((state) => ({
    ...state,
    notices: [...state.notices, { id: deps.newId(), level: 'caution', title, words, at: deps.clock.now() }],
  }));
}

function accountOf(deps: AccountsDeps, entry: CredentialEntry): Account {
  const id = accountIdOf(entry.network, entry.subject);
  const others = deps.state.get().accounts.filter((account) => account.id !== id);
  const used = others.flatMap((account) => account.identities.map((identity) => identity.accent));
  const account = accountOfEntry(entry, () => {
    const accent = freeAccent(used);
    used.push(accent);
    return accent;
  });
  const profiles = deps.profiles.all();
  return { ...account, identities: account.identities.map((identity) => withProfile(identity, profiles.get(identity.id))) };
}

/**
 * Law 1: what may not be on this computer is never written to the vault; what may is written there before anything
 * else knows of it. A sign-in replaces the account's earlier one, which is revoked afterwards.
 */
export async function keepAccount(deps: AccountsDeps, fresh: FreshSignIn, personSaid: Kind | null): Promise<Outcome> {
  if (!hasConfirmedHandle(fresh)) {
    const who = whoOfFresh(deps, fresh, personSaid);
    await deps.decisions.record(eventOf('signIn', 'refused', { who, reason: 'handle-not-confirmed' }));
    return handleNotConfirmed;
  }
  const entry = entryOf(deps, fresh, personSaid);
  const account = accountOf(deps, entry);
  const ask = (): Outcome => {
    const facts = deps.decisions.facts();
    return deps.decisions.guard.mayKeepCredential(judgedAccount(account, facts.policy).identities, account.scopes, facts);
  };
  const who = whoOfAccount(account);
  const allowed = await decide(deps.decisions, ask, 'signIn', { who });
  if (allowed.kind === 'refused') return allowed;
  const before = await deps.keeper.read(account.id);
  fresh.handOver(deps.sessions.adopt(account.id, fresh.signedIn.session));
  const written = await deps.keeper.put({ ...entry, credential: jsonOf(fresh.newest()) }, () => ask().kind === 'ok');
  const still = ask();
  if (still.kind === 'refused' || written.kind !== 'ok') deps.sessions.drop(account.id);
  if (still.kind === 'refused') {
    if (written.kind === 'ok') await takeBack(deps, account, before.kind === 'ok' ? before.value : null);
    return still;
  }
  if (written.kind !== 'ok') return notWritten(written);
  for (const identity of account.identities) deps.newHandles.delete(identity.id);
  deps.state.update((state) => withAccount(state, judgedAccount(account, state.policy)));
  for (const identity of account.identities) await deps.profiles.save(profileOf(identity));
  tellLeftOut(deps, fresh, entry);
  await deps.decisions.record(eventOf('signIn', 'done', { who }));
  if (before.kind === 'ok' && before.value !== null) await revokeReplaced(deps, before.value);
  return done;
}

/**
 * Undoes what was written before a refusal. The earlier sign-in comes back, for a doubt loses nothing (law 8), unless
 * law 1 says for certain that it may not be here either.
 */
async function takeBack(deps: AccountsDeps, account: Account, before: CredentialEntry | null): Promise<void> {
  const mayStay = (entry: CredentialEntry): boolean => {
    const facts = deps.decisions.facts();
    return deps.decisions.guard.sweepVerdict(judgedAccount(accountOfEntry(entry), facts.policy), facts) !== 'revokeThenDelete';
  };
  if (before !== null && mayStay(before)) {
    await deps.keeper.put(before, () => mayStay(before));
    return;
  }
  const removed = await deps.keeper.remove(account.id);
  const event = eventOf('removeCredential', removed.kind === 'ok' ? 'done' : 'failed', { who: whoOfAccount(account), reason: 'not-kept' });
  await deps.decisions.record(event);
  if (removed.kind === 'ok') deps.state.update((state) => withoutAccount(state, account.id));
  if (before !== null) await revokeReplaced(deps, before);
}

function notWritten(written: Exclude<VaultResult<void>, { kind: 'ok' }>): Outcome {
  if (written.kind === 'locked')
    return refused(8, 'vault-locked', 'The keyring is locked, so the sign-in was not kept. Unlock it, then sign in.');
  return refused(8, 'vault-refused', `The sign-in could not be kept: ${written.why}`);
}

async function revokeReplaced(deps: AccountsDeps, old: CredentialEntry): Promise<void> {
  const { network, server, subject, method, credential } = old;
  const session = deps.networkOf(network).open(server, subject, { method, durable: credential }, () => Promise.resolve(false));
  const revoked = session !== null && (await revokeWithin(deps.clock, session, deps.times.revokeLimitMs));
  const who = whoOfAccount(accountOfEntry(old));
  await deps.decisions.record(eventOf('revoke', revoked ? 'done' : 'failed', { who, reason: 'replaced' }));
  // Where only the person can end a sign-in, they end all of them, the one just made too.
  const onlyByHand = deps.networkOf(network).capabilities.endedByHandAt !== null;
  if (!revoked && !onlyByHand) tellStillOpen(deps, 'The earlier sign-in of this account may still be open', old);
}
