import { signedInIdentities } from '../../shared/account.ts';
import { isBlank } from '../../shared/post.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Drafts } from '../drafts/drafts.ts';

/**
 * While only one account is signed in, a new draft is from it without asking. Once a second one is there that would be a
 * guess, so drafts nobody has written in are from nobody again. Replies stay: they speak as the account that was addressed.
 */
export function unbindBlankDrafts(state: StateStore, drafts: Pick<Drafts, 'bind'>): void {
  let before = signedInIdentities(state.get().accounts).length;
  state.subscribe(({ accounts, drafts: all }) => {
    const count = signedInIdentities(accounts).length;
    const ambiguousNow = before <= 1 && count > 1;
    before = count;
    if (!ambiguousNow) return;
    for (const draft of all) {
      if (draft.identityId !== null && draft.replyTo === null && isBlank(draft)) void drafts.bind(draft.id, null);
    }
  });
}
