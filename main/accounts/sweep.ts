import type { Account } from '../../shared/account.ts';
import { keepEqual } from '../../shared/keep-equal.ts';
import type { Notice, RemovedAccount } from '../../shared/snapshot.ts';
import { eventOf } from '../app-state/decide.ts';
import { accountOfKey, keyOfAccount } from '../vault/credential-entries.ts';
import { type AccountsInVault, readAccounts } from '../vault/read-accounts.ts';
import { judgedAccount, whoOfAccount, withNewHandles, withProfile } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { deleteAccount, removedAccount, revokeAccount, sessionToEnd } from './end-account.ts';
import { inParallel } from './in-parallel.ts';
import { type HeldItem, removeMisplaced } from './remove-misplaced.ts';

/** What a sweep found and did. */
export type SweepResult =
  | {
      readonly kind: 'swept';
      readonly removed: readonly RemovedAccount[];
      /** Handles of what had to go and is still there: the vault did not let go. */
      readonly left: readonly string[];
      readonly unreadable: AccountsInVault['unreadable'];
    }
  /** The vault cannot be read now: nothing was judged, nobody is signed out. Sweep again once it is ready. */
  | { readonly kind: 'noVault'; readonly why: string };

const atOnce = 4;

/**
 * Law 1 for everything in the vault: what may not be on this computer is revoked and deleted. Never refused and
 * never held up (law 8). The list of accounts is the vault's afterwards, judged by policy as it is now.
 * `saidHeld`: the keys of which the person heard already that the vault does not let go.
 */
export async function sweepOnce(deps: AccountsDeps, saidHeld: Set<string>): Promise<SweepResult> {
  const since = deps.keeper.sequence();
  const listed = await deps.vault.list();
  if (listed.kind !== 'ok') return { kind: 'noVault', why: listed.kind === 'locked' ? 'The keyring is locked.' : listed.why };
  const profiles = deps.profiles.all();
  const read = readAccounts(listed.value, new Map([...profiles].map(([id, profile]) => [id, profile.accent])));
  showAccounts(deps, read, since);
  const removed: RemovedAccount[] = [];
  const left: Account[] = [];
  const doomed = deps.state.get().accounts.filter((account) => isDoomed(deps, account));
  await inParallel(doomed, atOnce, async (account) => {
    const outcome = await removeDoomed(deps, account, read);
    if (outcome === 'left') left.push(account);
    else if (outcome !== 'kept') removed.push(outcome);
  });
  const misplaced = await removeMisplaced(deps, read.unreadable, (account) => isDoomed(deps, account));
  removed.push(...misplaced.removed);
  if (removed.length > 0) tell(deps, removed);
  const held = [...left.map(({ id, handle }) => ({ key: keyOfAccount(id), handle })), ...misplaced.held];
  tellHeld(deps, held, saidHeld);
  return { kind: 'swept', removed, left: held.map(({ handle }) => handle), unreadable: misplaced.left };
}

/** The vault is the truth, except for accounts whose entries changed since it was listed: those are in the state. */
function showAccounts(deps: AccountsDeps, { accounts: listed, unreadable }: AccountsInVault, since: number): void {
  const profiles = deps.profiles.all();
  deps.state.update((state) => {
    const changed = (account: Account): boolean => deps.keeper.changedAfter(account.id, since);
    const fromVault = listed
      .filter((account) => !changed(account))
      .map((account) => withNewHandles(account, deps.newHandles))
      .map((account) => judgedAccount(account, state.policy))
      .map((account) => ({ ...account, identities: account.identities.map((own) => withProfile(own, profiles.get(own.id))) }));
    const accounts = [...fromVault, ...state.accounts.filter(changed)];
    return {
      ...state,
      accounts,
      unreadable: keepEqual(
        state.unreadable,
        unreadable.flatMap(({ key }) => accountOfKey(key) ?? []),
      ),
    };
  });
}

function isDoomed(deps: AccountsDeps, account: Account): boolean {
  const facts = deps.decisions.facts();
  return deps.decisions.guard.sweepVerdict(judgedAccount(account, facts.policy), facts) === 'revokeThenDelete';
}

async function removeDoomed(deps: AccountsDeps, account: Account, read: AccountsInVault): Promise<RemovedAccount | 'kept' | 'left'> {
  await deps.decisions.record(eventOf('sweep', 'allowed', { who: whoOfAccount(account), law: 1 }));
  // Things may have changed while this was written down; a doubt deletes nothing.
  if (!isDoomed(deps, account)) return 'kept';
  const revoked = await revokeAccount(deps, account, sessionToEnd(deps, account, read.entries.get(account.id) ?? null));
  if (!(await deleteAccount(deps, account))) return 'left';
  return removedAccount(deps, account, revoked);
}

function tell(deps: AccountsDeps, removed: readonly RemovedAccount[]): void {
  const names = removed.map((account) => `@${account.handle}`).join(', ');
  const byHand = removed.flatMap((account) => account.byHand ?? []);
  const title = removed.length === 1 ? 'A brand account was signed out here' : `${removed.length} brand accounts were signed out here`;
  const words = [`${names}: this computer is yours, not the company’s. Your drafts are still here.`, ...byHand].join(' ');
  const notice: Notice = { id: deps.newId(), level: byHand.length > 0 ? 'stop' : 'caution', title, words, at: deps.clock.now() };
  deps.state.update((state) => ({ ...state, removed: [...state.removed, ...removed], notices: [...state.notices, notice] }));
}

/** Sweeps repeat every few minutes; each item the vault holds on to is said once, until it went. */
function tellHeld(deps: AccountsDeps, held: readonly HeldItem[], said: Set<string>): void {
  for (const key of said) if (!held.some((item) => item.key === key)) said.delete(key);
  for (const { key, handle } of held.filter((item) => !said.has(item.key))) {
    said.add(key);
    const title = `@${handle} could not be removed from this keyring`;
    const words = `This computer is yours, so the company’s sign-in must not stay here. Hatcheck tries again every few minutes. If this does not go away, delete the item ${key} in your keyring yourself.`;
    const notice: Notice = { id: deps.newId(), level: 'stop', title, words, at: deps.clock.now() };
    deps.state.update((state) => ({ ...state, notices: [...state.notices, notice] }));
  }
}

/** One sweep at a time; whoever asks during one gets another after it, judged by the facts of then. */
export function createSweep(deps: AccountsDeps): () => Promise<SweepResult> {
  const saidHeld = new Set<string>();
  let running: Promise<SweepResult> | null = null;
  let following: Promise<SweepResult> | null = null;
  const run = (): Promise<SweepResult> => {
    running = sweepOnce(deps, saidHeld).finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    following ??= running
      .catch(() => {})
      .then(() => {
        following = null;
        return run();
      });
    return following;
  };
}
