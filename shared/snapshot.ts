import type { Account, AccountId, Identity } from './account.ts';
import type { Leases } from './arming.ts';
import type { Audiences } from './audience.ts';
import type { DeviceVerdict } from './device.ts';
import type { ExceptionInForce } from './exception-in-force.ts';
import type { Finding } from './finding.ts';
import type { LedgerStatus, Presence } from './guard-facts.ts';
import type { Message, MessageLimits } from './message.ts';
import type { MessageEntry } from './message-outbox.ts';
import type { OtherSignIns } from './other-sign-ins.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Refusal } from './outcome.ts';
import type { OwnPostsOfAll } from './own-posts.ts';
import type { PolicyOutcome } from './policy.ts';
import type { ActAbout, Circle, Draft, Visibility } from './post.ts';
import type { PostingLimits } from './posting-limits.ts';
import type { Settings } from './settings.ts';
import type { UpdateState } from './update.ts';
import type { VaultState } from './vault-state.ts';

/** A sign-in under way. Tokens are in main's memory only until it ends. */
export type SignInProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly words: string; readonly cancellable: boolean }
  /** The network said yes; whose account is it? */
  /** `pages`: handles of what it may speak for beside itself. They are brands; the question is about the account alone. */
  | { readonly kind: 'askKind'; readonly handle: string; readonly server: string; readonly pages: readonly string[] }
  /** `accountId`: whose sign-in it was, where the network had said so. */
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly accountId?: AccountId };

/** Something the person must be told, until they dismiss it. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'caution' | 'stop';
  readonly title: string;
  readonly words: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Why an identity cannot be used here, or that it can. Computed by main from the guard. */
export interface IdentityStatus {
  readonly identity: Identity;
  /** Null where it may be chosen. */
  readonly blocked: Refusal | null;
  /** Why it cannot be unlocked, or null; always null for a personal one. */
  readonly cannotArm: Refusal | null;
  /** Epoch milliseconds, or null while locked or personal. */
  readonly armedUntil: number | null;
}

/** What a draft needs, computed by main. */
export interface DraftStatus {
  readonly draft: Draft;
  /** What the checks found last. The guard asks anew. */
  readonly findings: readonly Finding[];
  /** The findings are about the words the draft has now. */
  readonly checked: boolean;
  /** What stands between this draft and its confirmation right now, or null. */
  readonly refusal: Refusal | null;
  readonly mustRetype: boolean;
  /** The same of the post of each further identity, in the order of `draft.also`; absent where there is none. */
  readonly also?: readonly PostStatus[];
}

/** What is known of one of the posts that a draft makes, as one identity says it. */
export interface PostStatus {
  readonly post: Draft;
  readonly findings: readonly Finding[];
  readonly checked: boolean;
  readonly mustRetype: boolean;
}

/** What a direct message being written needs, computed by main. */
export interface MessageStatus {
  readonly message: Message;
  readonly findings: readonly Finding[];
  /** The findings are about the words and the readers it has now. */
  readonly checked: boolean;
  /** Characters left, as its network counts them. */
  readonly left: number;
  /** What stands between this message and its confirmation right now, or null. */
  readonly refusal: Refusal | null;
  readonly mustRetype: boolean;
}

/** A confirmed message, and what it needs to be confirmed again where it is frozen. */
export interface MessageEntryStatus {
  readonly entry: MessageEntry;
  readonly findings: readonly Finding[];
  readonly mustRetype: boolean;
}

/** What a frozen post needs to be confirmed again, beside the gesture. */
export interface FrozenStatus {
  readonly entryId: string;
  readonly findings: readonly Finding[];
  readonly checked: boolean;
  readonly mustRetype: boolean;
}

/** A brand account that was removed from this computer. */
export interface RemovedAccount {
  readonly handle: string;
  readonly server: string;
  readonly at: number;
  readonly revoked: boolean;
  /** What is still to do by hand, where revoking failed; else null. */
  readonly byHand: string | null;
}

/** The whole truth for every window and the tray; they are pure functions of it. No secret is ever in it. */
export interface Snapshot {
  /** Counts what was published since the program started. */
  readonly seq: number;
  /** Epoch milliseconds at which main made it. */
  readonly now: number;
  readonly version: string;
  readonly update: UpdateState;
  readonly vault: VaultState;
  readonly unlocking: boolean;
  readonly policy: PolicyOutcome;
  readonly device: DeviceVerdict;
  /** True while the person must say whose computer this is (no policy, no answer yet). */
  readonly askDevice: boolean;
  /** By which IT grants exceptions to this computer; null where it has none. */
  readonly deviceId: string | null;
  /** Signed exceptions from law 1 that count now: shown in red everywhere while they last. */
  readonly exceptions: readonly ExceptionInForce[];
  /** Brand sign-ins that other programs left in the keyring. */
  readonly otherSignIns: OtherSignIns;
  readonly ledger: LedgerStatus;
  readonly presence: Presence;
  readonly online: boolean;
  readonly accounts: readonly Account[];
  readonly identities: readonly IdentityStatus[];
  readonly removed: readonly RemovedAccount[];
  readonly leases: Leases;
  readonly drafts: readonly DraftStatus[];
  readonly messages: readonly MessageStatus[];
  readonly messageOutbox: readonly MessageEntryStatus[];
  readonly outbox: readonly OutboxEntry[];
  readonly frozen: readonly FrozenStatus[];
  readonly signIn: SignInProgress;
  readonly notices: readonly Notice[];
  readonly settings: Settings;
  readonly stripShown: boolean;
  /** Of brands with mentions kept or under way. */
  readonly audiences: Audiences;
  /** Of identities whose own posts are read, to learn how they write. */
  readonly ownPosts: OwnPostsOfAll;
  /** What each network can promise. */
  readonly networks: readonly NetworkStatus[];
}

/** What windows may know of a network. */
export interface NetworkView {
  readonly id: Account['network'];
  readonly name: string;
  readonly methods: readonly Account['method'][];
  /** Empty where the person must name the server. */
  readonly defaultServer: string;
  /** False where every account lives on the default server. */
  readonly manyServers: boolean;
  /** The browser sign-in must be told whom it is for. */
  readonly asksHandle: boolean;
  /** What a post there may hold, unless a server says otherwise (`Identity.limits`). */
  readonly limits: PostingLimits;
  /** Who may be allowed to see a post, the widest first; one where everything is public. */
  readonly visibilities: readonly Visibility[];
  /** The same for pages there; absent: as for everybody. */
  readonly pageVisibilities?: readonly Visibility[];
  /** Whom the visibility `followers` means there; absent: followers. */
  readonly circle?: Circle;
  /** A post can stand behind a warning. */
  readonly contentWarnings: boolean;
  /** What can be done about somebody's post, beside replying to it. */
  readonly acts: readonly ActAbout[];
  /** An account may speak for pages too; a person alone is asked for less. */
  readonly pages: boolean;
  /** What a direct message there may hold; absent where the network has none, or none that programs may use. */
  readonly messages?: MessageLimits;
}

export interface NetworkStatus extends NetworkView {
  /** Why a sign-in here asks for the account alone, though the network has pages; null where it asks for them too, or there are none. */
  readonly pagesRefusal: Refusal | null;
}
