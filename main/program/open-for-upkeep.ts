import { findIdentity, type IdentityId } from '../../shared/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';

interface UpkeepParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  /** Reads policy afresh, and asks anew whose computer this is. */
  readonly judge: () => Promise<void>;
  readonly open: Accounts['open'];
}

/**
 * Opens sessions for what goes on by itself: reading mentions and own posts. Reading may renew a sign-in, so law 1 is asked
 * right before. Not for what protects: recalling, taking down, ending a sign-in.
 */
export function openForUpkeep({ state, decisions, judge, open }: UpkeepParts): Accounts['open'] {
  return async (id: IdentityId) => {
    await judge();
    const identity = findIdentity(state.get().accounts, id);
    const allowed = identity === null ? null : decisions.guard.mayRenew(identity, decisions.facts());
    return allowed?.kind === 'refused' ? { kind: 'unreachable', words: allowed.refusal.words } : open(id);
  };
}
