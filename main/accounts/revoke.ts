import type { Account, SignInMethod } from '../../shared/account.ts';
import type { Clock } from '../clock.ts';
import type { Capabilities, Session } from '../networks/network.ts';

/**
 * Ends a session at the network, within a limit (milliseconds). A credential the network does not know any more
 * counts as revoked: nobody can use it.
 */
export function revokeWithin(clock: Clock, session: Session, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => resolve(false));
    void session.revoke().then(({ kind }) => {
      cancel();
      resolve(kind === 'ok' || kind === 'signInAgain');
    });
  });
}

/** What is left to do by hand where revoking did not reach the network. */
export function byHandWords(
  { handle, server, method }: Pick<Account, 'network' | 'handle' | 'server' | 'method'>,
  { endedByHandAt, name }: Pick<Capabilities, 'endedByHandAt' | 'name'>,
): string {
  if (endedByHandAt !== null) return `Only you can end the sign-in of @${handle} at ${name}: remove Hatcheck at ${endedByHandAt}.`;
  const place: Record<SignInMethod, string> = {
    appPassword: 'delete the app password that was used on this computer',
    oauth: 'remove Hatcheck from the connected apps',
  };
  return `The sign-out of @${handle} did not reach ${server}. Sign in there and ${place[method]}.`;
}
