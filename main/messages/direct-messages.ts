import type { IdentityId } from '../../shared/account.ts';
import type { MessageGesture } from '../../shared/guard.ts';
import type { FoundReader, Message, MessageReader } from '../../shared/message.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Conversation, Page, SaidMessage } from '../networks/messages.ts';
import { confirm } from './confirm.ts';
import { createMessageBook } from './message-book.ts';
import type { MessageDeps, MessageParts } from './message-deps.ts';
import { conversations, lookUp, said } from './read.ts';
import { recover } from './recover.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { settleMessage } from './settle-message.ts';
import { freeze, recall, resume, stopAll } from './take-back.ts';
import { acknowledge, type Beginning, create, discard, edit } from './write.ts';

/**
 * Direct messages: a type of their own from the first key to the network. Nothing here takes a draft of a post, or the id of
 * one, and the outbox of posts takes nothing from here.
 */
export interface DirectMessages {
  /** Reads what was left by the last run; once, at start. */
  recover(): Promise<Outcome>;
  /** From now on due messages go out. */
  start(): void;
  /** Starts nothing more. Freeze first when quitting. */
  stop(): void;
  /** After sleep, or when the network is back. */
  wake(): void;
  create(beginning: Beginning): Promise<Outcome<string>>;
  edit(id: string, to: readonly MessageReader[], text: string): Promise<Outcome>;
  acknowledge(id: string, findingId: string, isAcknowledged: boolean): Promise<Outcome>;
  discard(id: string): Promise<Outcome>;
  /** `expected`: the message in the state when the person confirmed it; one that changed since is refused. */
  confirm(id: string, gesture: MessageGesture, expected: Message | null): Promise<Outcome<string>>;
  resume(entryId: string, gesture: MessageGesture): Promise<Outcome>;
  /** Before it is sent; the value is the id of the message that is back. */
  recall(entryId: string): Promise<Outcome<string>>;
  /** Where nobody else can tell whether it arrived: what the person saw. */
  settle(entryId: string, isThere: boolean): Promise<Outcome>;
  conversations(identityId: IdentityId, cursor: string | null): Promise<Outcome<Page<Conversation>>>;
  said(identityId: IdentityId, conversationId: string, cursor: string | null): Promise<Outcome<Page<SaidMessage>>>;
  lookUp(identityId: IdentityId, handle: string): Promise<Outcome<FoundReader>>;
  freezeAll(why: 'locked' | 'slept' | 'idle' | 'away' | 'quit'): Promise<void>;
  freezeDisarmed(identityId: IdentityId): Promise<void>;
  freezeRenamed(identityId: IdentityId): Promise<void>;
  freezeChecked(): Promise<void>;
  /** Stop everything: recalls whatever would go out by itself. */
  stopAll(): Promise<void>;
  flush(): Promise<void>;
}

export function createDirectMessages(parts: MessageParts): DirectMessages {
  const deps: MessageDeps = { ...parts, book: createMessageBook(parts.state, parts.store.messages, parts.onSaveTrouble) };
  let scheduler: Scheduler | null = null;
  return {
    recover: () => recover(deps),
    start() {
      scheduler ??= createScheduler(deps);
      scheduler.wake();
    },
    stop: () => scheduler?.stop(),
    wake: () => scheduler?.wake(),
    create: (beginning) => create(deps, beginning),
    edit: (id, to, text) => edit(deps, id, to, text),
    acknowledge: (id, findingId, isAcknowledged) => acknowledge(deps, id, findingId, isAcknowledged),
    discard: (id) => discard(deps, id),
    confirm: (id, gesture, expected) => confirm(deps, id, gesture, expected),
    resume: (entryId, gesture) => resume(deps, entryId, gesture),
    recall: (entryId) => recall(deps, entryId),
    settle: (entryId, isThere) => settleMessage(deps, entryId, isThere),
    conversations: (identityId, cursor) => conversations(deps, identityId, cursor),
    said: (identityId, conversationId, cursor) => said(deps, identityId, conversationId, cursor),
    lookUp: (identityId, handle) => lookUp(deps, identityId, handle),
    freezeAll: (why) => freeze(deps, why, null),
    freezeDisarmed: (identityId) => freeze(deps, 'disarmed', identityId),
    freezeRenamed: (identityId) => freeze(deps, 'renamed', identityId),
    freezeChecked: () => freeze(deps, 'rules', null),
    stopAll: () => stopAll(deps),
    flush: () => deps.book.flush(),
  };
}
