import type { IdentityId } from '../../shared/account.ts';
import type { ConfirmGesture } from '../../shared/guard.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { acknowledge } from './acknowledge.ts';
import { confirm } from './confirm.ts';
import { createEntryBook } from './entry-book.ts';
import { freeze } from './freeze.ts';
import { resume, sendNow } from './go-on.ts';
import type { OutboxDeps, OutboxParts } from './outbox-deps.ts';
import { ownUp } from './own-up.ts';
import { panic } from './panic.ts';
import { recall } from './recall.ts';
import { recallTogether } from './recall-together.ts';
import { recover } from './recover.ts';
import { createScheduler } from './scheduler.ts';
import { settle } from './settle.ts';
import { wrongAccount } from './wrong-account.ts';

/** The posts that are held, frozen, being sent, or whose outcome is not known yet. */
export interface Outbox {
  /** Reads what was left by the last run; once, at start, after the drafts are loaded. */
  recover(): Promise<Outcome>;
  /** From now on due posts go out. */
  start(): void;
  /** Starts nothing more. Freeze first when quitting. */
  stop(): void;
  /** After sleep, or when the network is back. */
  wake(): void;
  /** `expected`: the draft in the state when the person confirmed it; one that changed since is refused. */
  confirm(draftId: string, gesture: ConfirmGesture, expected: Draft | null): Promise<Outcome<string>>;
  /** A caution about a frozen post; its words stay as they are. */
  acknowledge(entryId: string, findingId: string, isAcknowledged: boolean): Promise<Outcome>;
  resume(entryId: string, gesture: ConfirmGesture): Promise<Outcome>;
  sendNow(entryId: string): Promise<Outcome>;
  recall(entryId: string): Promise<Outcome<string | null>>;
  /** Everything that was confirmed together with this one and is still held. */
  recallTogether(entryId: string): Promise<Outcome<string | null>>;
  wrongAccount(entryId: string): Promise<Outcome<string>>;
  /** What the person saw on the page, of a post that nobody else can look for. */
  settle(entryId: string, isThere: boolean): Promise<Outcome>;
  /** The id of a draft that owns up to a post that was taken down. */
  ownUp(entryId: string): Promise<Outcome<string>>;
  freezeAll(why: 'locked' | 'slept' | 'idle' | 'away' | 'quit'): Promise<void>;
  /** When a brand is locked: its posts need a new confirmation. */
  freezeDisarmed(identityId: IdentityId): Promise<void>;
  /** When the network calls an identity by another handle: what was confirmed under the old one needs a new confirmation. */
  freezeRenamed(identityId: IdentityId): Promise<void>;
  /** When policy changes what is found in posts: every one was confirmed under other rules (law 7). */
  freezeChecked(): Promise<void>;
  panic(): Promise<void>;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const deps: OutboxDeps = { ...parts, book: createEntryBook(parts.state, parts.store, parts.drafts) };
  let scheduler: ReturnType<typeof createScheduler> | null = null;
  return {
    recover: () => recover(deps),
    start() {
      scheduler ??= createScheduler(deps);
      scheduler.wake();
    },
    stop: () => scheduler?.stop(),
    wake: () => scheduler?.wake(),
    confirm: (draftId, gesture, expected) => confirm(deps, draftId, gesture, expected),
    acknowledge: (entryId, findingId, isAcknowledged) => acknowledge(deps, entryId, findingId, isAcknowledged),
    resume: (entryId, gesture) => resume(deps, entryId, gesture),
    sendNow: (entryId) => sendNow(deps, entryId),
    recall: (entryId) => recall(deps, entryId),
    recallTogether: (entryId) => recallTogether(deps, entryId),
    wrongAccount: (entryId) => wrongAccount(deps, entryId),
    settle: (entryId, isThere) => settle(deps, entryId, isThere),
    ownUp: (entryId) => ownUp(deps, entryId),
    freezeAll: (why) => freeze(deps, why, null),
    freezeDisarmed: (identityId) => freeze(deps, 'disarmed', identityId),
    freezeRenamed: (identityId) => freeze(deps, 'renamed', identityId),
    freezeChecked: () => freeze(deps, 'rules', null),
    panic: () => panic(deps),
  };
}
