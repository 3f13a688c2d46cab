import type { Identity, IdentityId } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Message } from '../../shared/message.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import type { Store } from '../store/store.ts';
import type { MessageBook } from './message-book.ts';

/** How long things may take, in milliseconds. */
export interface MessageTimes {
  /** A message this long past its due time is not sent without asking again. */
  readonly tooLateMs: number;
  /** The longest a request already sent may still take effect at a server. */
  readonly lateArrivalMs: number;
  /** How long a sent message stays in the list. */
  readonly shownMs: number;
  readonly shortestWaitMs: number;
  readonly longestWaitMs: number;
}

export const messageTimes: MessageTimes = {
  tooLateMs: 10 * 60_000,
  lateArrivalMs: 2 * 60_000,
  shownMs: 10 * 60_000,
  shortestWaitMs: 2_000,
  longestWaitMs: 60_000,
};

/** What the messages need of the accounts, their neighbours on the same floor. */
export interface MessageSessions {
  open(id: IdentityId): Promise<NetworkResult<Session>>;
  /** The network refused the credential: the account says so, nothing is deleted. */
  markSignInAgain(id: IdentityId): Promise<void>;
  /** The network said what the identity is called by now. */
  noteHandle(id: IdentityId, handle: string): Promise<void>;
}

/** What comes from outside. */
export interface MessageParts {
  readonly state: StateStore;
  readonly store: Store;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly sessions: MessageSessions;
  readonly findingsOf: (message: Message, identity: Identity | null) => readonly Finding[];
  /** Reads the rules of this computer afresh and carries out what changed. It never waits for the messages. */
  readonly judge: () => Promise<void>;
  /** A message could not be saved; it is tried again with the next change. */
  readonly onSaveTrouble: (error: unknown) => void;
  readonly newId: () => string;
  readonly times: MessageTimes;
}

/** The same, with the one book that everything here writes in. */
export interface MessageDeps extends MessageParts {
  readonly book: MessageBook;
}
