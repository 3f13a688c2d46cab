import { done } from '../../shared/outcome.ts';
import type { Group, HandlerParts, When, WhenOpen } from './handler-parts.ts';

/** Signing in and out, and unlocking an account of a brand. */
export function accountCommands(parts: HandlerParts, whenOpen: WhenOpen, whenJudged: When): Group<'account'> & Group<'arming'> {
  /** Law 1 at its gate: a computer may have left the company since it was last asked. */
  const whenJudgedAfresh: When = async (act) => {
    await parts.judgeAfresh();
    return whenOpen(act);
  };
  return {
    'account.signInWithPassword': ({ network, server, identifier, password }) =>
      whenJudgedAfresh(({ accounts }) => accounts.signIn.withPassword(network, server, identifier, password)),
    'account.signInWithBrowser': ({ network, server, handle }) =>
      whenJudgedAfresh(({ accounts }) => accounts.signIn.withBrowser(network, server, handle)),
    'account.chooseKind': ({ kind }) => whenJudgedAfresh(({ accounts }) => accounts.signIn.chooseKind(kind)),
    'account.cancelSignIn': () => whenOpen(({ accounts }) => accounts.signIn.cancel()),
    'account.signOut': ({ accountId }) =>
      whenOpen(async ({ accounts }) => {
        const signedOut = await accounts.signOut(accountId);
        return signedOut.kind === 'ok' ? done : signedOut;
      }),
    'account.signOutBrands': () => whenOpen(({ accounts }) => accounts.signOutBrands()),
    'arming.arm': ({ identityId }) => whenJudged(({ arming }) => arming.arm(identityId)),
    'arming.disarm': ({ identityId }) =>
      whenOpen(async ({ arming }) => {
        await arming.disarm(identityId, 'asked');
        return done;
      }),
  };
}
