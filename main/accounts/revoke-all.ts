import type { AccountId } from '../../shared/account.ts';
import { eventOf } from '../app-state/decide.ts';
import { whoOfAccount, withCredential } from './account-list.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { revokeAccount, sessionToEnd } from './end-account.ts';

/** What became of one account's sign-in at its network. */
export interface RevokedAccount {
  readonly account: AccountId;
  readonly revoked: boolean;
}

/**
 * Ends every sign-in at its network, all at once, and deletes none: what follows, somebody else decides. From here on
 * nothing posts through any of them.
 */
export function revokeAll(deps: AccountsDeps): Promise<readonly RevokedAccount[]> {
  return Promise.all(
    deps.state.get().accounts.map(async (account) => {
      await deps.decisions.record(eventOf('revoke', 'allowed', { who: whoOfAccount(account), reason: 'wipe' }));
      const found = await deps.keeper.read(account.id);
      const session = sessionToEnd(deps, account, found.kind === 'ok' ? found.value : null);
      const revoked = await revokeAccount(deps, account, session);
      deps.state.update((state) => withCredential(state, account.id, 'revokeOnly'));
      await deps.keeper.update(account.id, (own) => ({ ...own, state: 'revokeOnly' }));
      return { account: account.id, revoked };
    }),
  );
}
