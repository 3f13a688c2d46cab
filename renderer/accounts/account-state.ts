import { type Account, type Identity, isPage } from '../../shared/account.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { IdentityStatus } from '../../shared/snapshot.ts';
import { timeLeft } from '../parts/words.ts';

/** What an account can do now, in a few words. */
export interface AccountState {
  readonly words: string;
  readonly tone: 'good' | 'plain' | 'caution' | 'stop';
}

export function accountState(account: Account, status: IdentityStatus | null, now: number): AccountState {
  switch (account.credential) {
    case 'signInAgain':
      return { words: 'sign in again', tone: 'caution' };
    case 'revokeOnly':
      return { words: 'signed out here, not yet revoked', tone: 'stop' };
    case 'usable':
      return usableState(status, now);
    default:
      return assertNever(account.credential);
  }
}

function usableState(status: IdentityStatus | null, now: number): AccountState {
  if (status === null) return { words: 'not ready', tone: 'caution' };
  if (status.blocked !== null) return { words: 'blocked', tone: 'stop' };
  if (status.identity.kind === 'personal') return { words: 'ready', tone: 'good' };
  if (status.armedUntil === null) return { words: 'locked', tone: 'plain' };
  return { words: `unlocked, ${timeLeft(status.armedUntil - now)}`, tone: 'good' };
}

const sources: Readonly<Record<Identity['kindSource'], string>> = {
  policy: 'said by IT',
  person: 'said by you',
  default: 'nobody said, so brand',
};

/** `brand, said by IT` */
export function kindWithSource(identity: Identity): string {
  if (identity.kindSource === 'default' && isPage(identity)) return `${identity.kind}, as every page is`;
  return `${identity.kind}, ${sources[identity.kindSource]}`;
}
