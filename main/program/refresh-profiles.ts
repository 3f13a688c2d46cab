import type { Account, AccountId } from '../../shared/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';

/** So long what a network told of an account is taken for true, in milliseconds. */
export const profilesFreshMs = 24 * 60 * 60_000;
const lookAgainMs = 60 * 60_000;

interface RefreshParts {
  readonly state: StateStore;
  readonly accounts: Pick<Accounts, 'refreshProfile'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
}

/**
 * Asks for handle, name, picture, limits and pages of each account: of one that just appeared at once, and of every one
 * again each day. Pages that were given or taken away at the network are noticed that way too.
 */
export function refreshProfiles({ state, accounts, clock }: RefreshParts): void {
  const askedAt = new Map<AccountId, number>();
  const isStale = ({ id, credential }: Account): boolean => {
    const asked = askedAt.get(id);
    return credential === 'usable' && (asked === undefined || Math.abs(clock.now() - asked) >= profilesFreshMs);
  };
  const look = (): void => {
    const listed = state.get().accounts;
    for (const id of askedAt.keys()) if (!listed.some((account) => account.id === id)) askedAt.delete(id);
    for (const { id } of listed.filter(isStale)) {
      askedAt.set(id, clock.now());
      void accounts.refreshProfile(id);
    }
  };
  const lookAndWait = (): void => {
    look();
    clock.after(lookAgainMs, lookAndWait);
  };
  let before = state.get().accounts;
  state.subscribe((now) => {
    if (now.accounts === before) return;
    before = now.accounts;
    look();
  });
  lookAndWait();
}
