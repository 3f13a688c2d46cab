import type { SignInMethod } from '../../shared/account.ts';
import type { FoundPost } from '../../shared/audience.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { Draft, LinkCard, ReplyTarget } from '../../shared/post.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { NetworkView } from '../../shared/snapshot.ts';
import type { OwnPost } from '../../shared/voice/history.ts';
import type { Messages } from './messages.ts';

/** What a network can promise, as data: screens and the guard follow it, and name no network. */
export interface Capabilities extends NetworkView {
  /** True where sending the same key twice cannot make a second post. */
  readonly idempotent: boolean;
  /**
   * True where the key is the name of the record itself. Else a server remembers the key once its request is answered, and a
   * second request while the first is still under way could make a second post.
   */
  readonly keyNamesRecord: boolean;
  /** True where `find` can tell whether a post arrived whose answer was lost; else only the person can. */
  readonly settles: boolean;
  /** True where anybody may look at a post signed out, so that `isGone` can prove a deletion. */
  readonly outsiderCanLook: boolean;
  /** True where somebody else's post can be read by its address; else a look-up gives its address, and no author and no words. */
  readonly readsPosts: boolean;
  /** How many of an account's own posts are read at most. */
  readonly mostOwnPosts: number;
  /** Where only the person can end a sign-in: the network's page for that. Null where `revoke` ends it. */
  readonly endedByHandAt: string | null;
  /** Milliseconds an access token may outlive its revoked session, at most; 0 where revocation is immediate. */
  readonly accessOutlivesRevocationMs: number;
}

/** What signs an account in. `durable` goes to the vault as it is; the access token stays inside the session object. */
export interface DurableCredential {
  readonly method: SignInMethod;
  /** JSON-serialisable, small (refresh token, DPoP key). Opaque outside the adapter. */
  readonly durable: unknown;
}

export interface NetworkIdentity {
  readonly subject: string;
  readonly handle: string;
}

/** Somebody a credential may speak for. */
export interface Speaker extends NetworkIdentity {
  /** Absent where the network gave none. */
  readonly displayName?: string;
}

export interface Profile {
  readonly displayName: string;
  /** A `data:` URL, or null where there is none that can be shown. */
  readonly avatar: string | null;
  /** Null where none leads back to the account, or nobody could say. */
  readonly handle: string | null;
}

/** A failure of the network, by what may be done next. */
export type NetworkFailure =
  /** Never reached the server (refused, no route, name unknown): safe to try later. */
  | { readonly kind: 'unreachable'; readonly words: string }
  /** May or may not have taken effect (cut, timed out, 5xx): settle by asking. */
  | { readonly kind: 'unknown'; readonly words: string }
  /** The credential is not accepted any more. */
  | { readonly kind: 'signInAgain'; readonly words: string }
  | { readonly kind: 'rateLimited'; readonly retryAt: number | null; readonly words: string }
  /** The server said no, for good. */
  | { readonly kind: 'rejected'; readonly words: string }
  /** The answer did not have the documented shape. */
  | { readonly kind: 'unreadable'; readonly words: string };

export type NetworkResult<T> = { readonly kind: 'ok'; readonly value: T } | NetworkFailure;

/** Called with a rotated credential; it must be in the vault before the new token is used. False: the rotation is not kept. */
export type KeepRotated = (credential: DurableCredential) => Promise<boolean>;

/** An opened credential. All methods end within their time limit and never reject. */
export interface Session {
  readonly subject: string;
  readonly scopes: readonly string[];
  /**
   * Asks the network afresh whose credential this is. Of a session that speaks for a page (`as`): whether it still may,
   * and what the page is called by now; `rejected` where it may not.
   */
  whoAmI(): Promise<NetworkResult<NetworkIdentity>>;
  /** Everybody this credential may speak for, the account itself first. More than one only where the network has pages. */
  speakers(): Promise<NetworkResult<readonly Speaker[]>>;
  /** The same credential, speaking for another of its speakers; itself for its own subject. No request is made. */
  as(subject: string): Session;
  /** What this account's server takes, where it says so itself; null where the network's own limits hold. */
  limits(): Promise<NetworkResult<PostingLimits | null>>;
  /** As an outsider sees it. */
  profile(): Promise<NetworkResult<Profile>>;
  /** How many people follow this account; null where the network cannot say. */
  followers(): Promise<NetworkResult<number | null>>;
  /** Builds the final records of a draft or of an act about a post, uploading its images. `keys` come in once and are kept. */
  prepare(draft: Draft, images: ReadonlyMap<string, Uint8Array>, createdAt: number): Promise<NetworkResult<readonly PreparedPart[]>>;
  /**
   * Sends one prepared record with its key, never over a differing record already there. `before` is the published part
   * that it goes on from: where the network names a post only once it is out, the record is complete but for that name.
   */
  send(
    part: PreparedPart,
    before?: PreparedPart | null,
  ): Promise<NetworkResult<{ readonly uri: string; readonly cid: string; readonly url: string }>>;
  /**
   * Is the record with this key there, and is it ours byte for byte? `repeatable: false` where this server does not keep
   * what the capabilities promise of the key, so that sending it again could make a second post. What is found by its words
   * is none of the posts at `claimed`: those are known to be of other records with the same words.
   */
  find(
    part: PreparedPart,
    before?: PreparedPart | null,
    claimed?: ReadonlySet<string>,
  ): Promise<
    NetworkResult<
      | { readonly kind: 'absent'; readonly repeatable?: false }
      | { readonly kind: 'ours'; readonly uri: string; readonly cid: string; readonly url: string }
      | { readonly kind: 'differs' }
    >
  >;
  remove(part: PreparedPart, before?: PreparedPart | null): Promise<NetworkResult<void>>;
  /** Looks a post up by its address as this account; absent where `Network.lookUp` shows an outsider all there is. */
  lookUp?(address: string): Promise<NetworkResult<ReplyTarget>>;
  mentions(): Promise<NetworkResult<readonly ReplyTarget[]>>;
  /** Posts that speak to this account, newest first, a page at a time; a null cursor begins, and ends. */
  mentionPage(cursor: string | null): Promise<NetworkResult<FoundPosts>>;
  /** The newest posts with a hashtag (without `#`), newest first. */
  postsWithTag(tag: string): Promise<NetworkResult<readonly FoundPost[]>>;
  /** What this account posted itself, newest first, a page at a time; a null cursor begins, and ends. Cursors outlive the program. */
  ownPostPage(cursor: string | null): Promise<NetworkResult<OwnPostPage>>;
  /** Direct messages; absent where the network has none, or none that programs may use. */
  readonly messages?: Messages;
  /** Ends the session at the network. */
  revoke(): Promise<NetworkResult<void>>;
}

export interface FoundPosts {
  readonly posts: readonly FoundPost[];
  readonly cursor: string | null;
}

/** A post of the account's own, by the network's name for it. */
export interface FoundOwnPost extends OwnPost {
  readonly id: string;
}

export interface OwnPostPage {
  readonly posts: readonly FoundOwnPost[];
  readonly cursor: string | null;
}

export interface SignedIn {
  readonly session: Session;
  readonly credential: DurableCredential;
  readonly server: string;
  readonly identity: NetworkIdentity;
}

export interface BrowserSignInRequest {
  readonly server: string;
  /** Empty where nobody was named. */
  readonly handle: string;
  /** Whether to ask for the right to use direct messages too, where that is a right of its own; absent: not. */
  readonly messages?: boolean;
  /** Whether to ask for the right to speak for pages too; never on a personal device (law 1). */
  readonly pages: boolean;
  /** Gets the address to open. */
  readonly openBrowser: (url: string) => Promise<void>;
  readonly keep: KeepRotated;
  readonly signal: AbortSignal;
}

export interface Network {
  readonly capabilities: Capabilities;
  /** With an app password: used once here, never stored. */
  signInWithPassword(server: string, identifier: string, password: string, keep: KeepRotated): Promise<NetworkResult<SignedIn>>;
  /** In the system browser; aborting closes the loopback listener. */
  signInWithBrowser(request: BrowserSignInRequest): Promise<NetworkResult<SignedIn>>;
  /** Opens a stored credential without a request. `null`: the stored form cannot be read. */
  open(server: string, subject: string, credential: DurableCredential, keep: KeepRotated): Session | null;
  /** As an outsider, signed out: is this post still there? */
  isGone(server: string, subject: string, part: PreparedPart): Promise<NetworkResult<boolean>>;
  /** Looks a post up by its address, to reply to it. */
  lookUp(server: string, address: string): Promise<NetworkResult<ReplyTarget>>;
  /** Fetches title, description and picture of a page; `picture` is the bytes of an image that may be posted, or null. */
  linkCard(url: string): Promise<NetworkResult<Pick<LinkCard, 'url' | 'title' | 'description'> & { readonly picture: Uint8Array | null }>>;
}
