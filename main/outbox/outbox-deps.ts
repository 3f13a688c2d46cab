import type { AccountId, Identity, IdentityId, NetworkId } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { Network, NetworkResult, Session } from '../networks/network.ts';
import type { Store } from '../store/store.ts';
import type { DraftSaving, EntryBook } from './entry-book.ts';

/** How long things may take, in milliseconds. */
export interface OutboxTimes {
  /** A post this long past its due time is not sent without asking again. */
  readonly tooLateMs: number;
  /** The longest a request already sent may still take effect at a server. */
  readonly lateArrivalMs: number;
  /** How long a published post stays in the list with its *Wrong account* button. */
  readonly wrongAccountMs: number;
  readonly shortestWaitMs: number;
  readonly longestWaitMs: number;
}

export const outboxTimes: OutboxTimes = {
  tooLateMs: 10 * 60_000,
  lateArrivalMs: 2 * 60_000,
  wrongAccountMs: 10 * 60_000,
  shortestWaitMs: 2_000,
  longestWaitMs: 60_000,
};

/** What the outbox needs of the accounts, its neighbours on the same floor. */
export interface OutboxSessions {
  /** The session that speaks as this identity: its account, or one of its pages. */
  open(id: IdentityId): Promise<NetworkResult<Session>>;
  /** The network refused the credential: the account says so, nothing is deleted. */
  markSignInAgain(id: IdentityId): Promise<void>;
  /** The network said what the identity is called by now. */
  noteHandle(id: IdentityId, handle: string): Promise<void>;
  /** The network said that the account may not speak for one of its pages: whom it may speak for is asked anew. */
  notePages(id: AccountId): Promise<void>;
}

/** What comes from outside. */
export interface OutboxParts {
  readonly state: StateStore;
  readonly store: Store;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly sessions: OutboxSessions;
  /** Locks every brand; not waited for. */
  readonly disarmAll: () => void;
  readonly networkOf: (network: NetworkId) => Network;
  readonly findingsOf: (draft: Draft, identity: Identity | null) => readonly Finding[];
  readonly drafts: DraftSaving;
  /** Reads the rules of this computer afresh and carries out what changed. It never waits for the outbox. */
  readonly judge: () => Promise<void>;
  readonly newId: () => string;
  readonly times: OutboxTimes;
}

/** The same, with the one book that all of the outbox writes in. */
export interface OutboxDeps extends OutboxParts {
  readonly book: EntryBook;
}
