import type { Account, AccountId, IdentityId } from '../../shared/account.ts';
import type { Leases } from '../../shared/arming.ts';
import type { Audiences } from '../../shared/audience.ts';
import type { DeviceVerdict } from '../../shared/device.ts';
import type { ExceptionInForce } from '../../shared/exception-in-force.ts';
import type { Finding } from '../../shared/finding.ts';
import type { LedgerStatus, Presence } from '../../shared/guard-facts.ts';
import type { Message } from '../../shared/message.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import type { OtherSignIns } from '../../shared/other-sign-ins.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { OwnPostsOfAll } from '../../shared/own-posts.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Draft, DraftPart } from '../../shared/post.ts';
import type { Battery } from '../../shared/reach.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Notice, RemovedAccount, SignInProgress } from '../../shared/snapshot.ts';
import type { UpdateState } from '../../shared/update.ts';
import type { VaultState } from '../../shared/vault-state.ts';

/** What the checks found last about a draft, and in which words. */
export interface CheckedDraft {
  /** The very parts that were looked at. */
  readonly parts: readonly DraftPart[];
  readonly findings: readonly Finding[];
}

/** Everything main knows, in one readonly value. Windows and tray see it only as a snapshot. */
export interface AppState {
  /** Of this program; the same from start to end. */
  readonly version: string;
  readonly vault: VaultState;
  readonly unlocking: boolean;
  readonly policy: PolicyOutcome;
  readonly device: DeviceVerdict;
  readonly ledger: LedgerStatus;
  readonly presence: Presence;
  readonly clockTrusted: boolean;
  readonly online: boolean;
  /** As a page last told it; null where there is none, or nobody told yet. */
  readonly battery: Battery | null;
  /** Signed by the organisation, for this computer, and counting now. */
  readonly exceptions: readonly ExceptionInForce[];
  /** By which exceptions are granted to this computer; null until it was read, or where there is none. */
  readonly deviceId: string | null;
  readonly otherSignIns: OtherSignIns;
  readonly accounts: readonly Account[];
  /** Accounts whose item in the vault cannot be read: not usable, and not signed out either (law 8). */
  readonly unreadable: readonly AccountId[];
  readonly removed: readonly RemovedAccount[];
  readonly leases: Leases;
  readonly drafts: readonly Draft[];
  /** By draft, also of frozen posts; those not looked at yet are missing. */
  readonly findings: Readonly<Record<string, CheckedDraft>>;
  readonly outbox: readonly OutboxEntry[];
  /** Direct messages being written, and those confirmed. What others wrote is never kept. */
  readonly messages: readonly Message[];
  readonly messageOutbox: readonly MessageEntry[];
  /** Handles that an identity is in conversation with, as far as its conversations were listed since the start. */
  readonly knownReaders: Readonly<Record<IdentityId, readonly string[]>>;
  readonly signIn: SignInProgress;
  readonly notices: readonly Notice[];
  readonly settings: Settings;
  readonly audiences: Audiences;
  readonly ownPosts: OwnPostsOfAll;
  readonly update: UpdateState;
}

/** One small store: the state, pure transitions over it, and who wants to know. */
export interface StateStore {
  get(): AppState;
  /** Applies a pure transition; listeners run once if the value changed. */
  update(transition: (state: AppState) => AppState): void;
  /** The returned function unsubscribes. */
  subscribe(listener: (state: AppState) => void): () => void;
}

export function createStateStore(initial: AppState): StateStore {
  let state = initial;
  const listeners = new Set<(state: AppState) => void>();
  return {
    get: () => state,
    update(transition) {
      const next = transition(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
