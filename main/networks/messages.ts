import type { Conversation, FoundReader, Message, Page, SaidMessage } from '../../shared/message.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { NetworkResult } from './network.ts';

export type { Conversation, Page, SaidMessage } from '../../shared/message.ts';

/**
 * What became of a message whose outcome was not known. `seenByOthers`: its words are there, and more people than its readers
 * can read them; `words` say where, for the person who has to look.
 */
export type FoundMessage =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly id: string }
  | { readonly kind: 'seenByOthers'; readonly words: string };

/** Direct messages of an opened credential. As in `Session`, all methods end within their time limit and never reject. */
export interface Messages {
  conversations(cursor: string | null): Promise<NetworkResult<Page<Conversation>>>;
  said(conversationId: string, cursor: string | null): Promise<NetworkResult<Page<SaidMessage>>>;
  /** Whom a handle belongs to now; null where it is nobody's. */
  reader(handle: string): Promise<NetworkResult<FoundReader | null>>;
  /** Fixes where the message goes, and to whom: it is refused where anybody else would read it too. */
  prepare(message: Message, createdAt: number): Promise<NetworkResult<PreparedPart>>;
  /** The same part is never sent twice without `find` between, whatever a network promises of its key. */
  send(part: PreparedPart): Promise<NetworkResult<{ readonly id: string }>>;
  /** Did it arrive? Looks for its words among what this account said since it was prepared; `claimed`: ids of other messages of ours. */
  find(part: PreparedPart, claimed?: ReadonlySet<string>): Promise<NetworkResult<FoundMessage>>;
}
