import type { Message, MessageReader } from '../../shared/message.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { NetworkResult } from './network.ts';

/** What was said last in a conversation. */
export interface SaidMessage {
  readonly id: string;
  /** The network's stable id of who wrote it. */
  readonly from: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Conversation {
  readonly id: string;
  /** Everybody in it but the account itself. */
  readonly readers: readonly MessageReader[];
  /** Null where nothing was said yet, or what was said is no text. */
  readonly newest: SaidMessage | null;
  readonly unread: number;
}

/** A page, newest first; a null cursor begins, and ends. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** Direct messages of an opened credential. As in `Session`, all methods end within their time limit and never reject. */
export interface Messages {
  conversations(cursor: string | null): Promise<NetworkResult<Page<Conversation>>>;
  said(conversationId: string, cursor: string | null): Promise<NetworkResult<Page<SaidMessage>>>;
  /** Whom a handle belongs to now; null where it is nobody's. */
  reader(handle: string): Promise<NetworkResult<MessageReader | null>>;
  /** Fixes where the message goes, and to whom: it is refused where anybody else would read it too. */
  prepare(message: Message, createdAt: number): Promise<NetworkResult<PreparedPart>>;
  /** No network has a key for messages, so the same part is never sent twice without `find` between. */
  send(part: PreparedPart): Promise<NetworkResult<{ readonly id: string }>>;
  /** Did it arrive? Looks for its words among what this account said since it was prepared. */
  find(part: PreparedPart): Promise<NetworkResult<{ readonly kind: 'absent' } | { readonly kind: 'ours'; readonly id: string }>>;
}
