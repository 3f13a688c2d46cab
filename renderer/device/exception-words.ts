import type { ExceptionInForce } from '../../shared/exception-in-force.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';

/** Whom an exception is for, as the person knows them; the network's own id while nobody is signed in by it. */
export function whoOfException(snapshot: Pick<Snapshot, 'accounts' | 'outbox' | 'networks'>, { identityId }: ExceptionInForce): string {
  const account = snapshot.accounts.find(({ id }) => id === identityId);
  return account === undefined ? identityId : whoOf(snapshot, account);
}

/** `1 h 23 min`, `12 min` or `45 s`; never negative. */
export function timeLeftOf({ until }: Pick<ExceptionInForce, 'until'>, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the person sends to IT, who runs it where the organisation's key is. */
export function requestFor(accountId: string, deviceId: string): string {
  return `hatcheck exception grant --account ${accountId} --device ${deviceId} --hours 4 --reason "…" --key FILE`;
}
