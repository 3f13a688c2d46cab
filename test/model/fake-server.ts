import { handleInvalid } from '../../shared/account.ts';

/** Whose handle leads back to nobody. */
export const nameless = 'did:plc:nameless';

/** A record as the server keeps it; `draftId` lets the model tell posts apart. */
export interface ServerRecord {
  readonly key: string;
  readonly draftId: string;
  readonly text: string;
}

export interface Post extends ServerRecord {
  readonly did: string;
}

interface Late {
  readonly at: number;
  readonly post: Post;
}

/** What the network of a play promises. */
export interface Promises {
  /** False: the same key makes a second post. */
  readonly keyed: boolean;
  /** The key is remembered beside the post: a request still under way knows nothing of another one with the same key. */
  readonly remembersKeys?: true;
  /** False: nobody can ask whether a post is there. */
  readonly settles: boolean;
  /** False: nobody can look signed out. */
  readonly outsiderCanLook: boolean;
}

export type PutAnswer = 'created' | 'same' | 'differs';

/**
 * A server with the semantics of `com.atproto.repo.putRecord` with `swapRecord: null`, and sessions by token that
 * end when rotated or revoked. Without `keyed` the same key makes a second post, as on networks without such keys.
 */
export interface FakeServer {
  readonly promises: Promises;
  /** `pages`: the token may speak for the pages of its owner too. */
  signIn(did: string, pages?: boolean): string;
  /** Whose token this is, or null where it is not accepted any more. */
  whoIs(token: string): string | null;
  /** Whom a token may speak for: its owner, and the pages that the owner has a role at. */
  speaksFor(token: string): readonly string[];
  appoint(did: string, page: string): void;
  dismiss(did: string, page: string): void;
  rotate(token: string): string | null;
  revoke(token: string): void;
  /** Every token of one now speaks for the other: what swapped keyring entries amount to. */
  swap(one: string, other: string): void;
  put(post: Post): PutAnswer;
  find(did: string, key: string): Post | null;
  remove(did: string, key: string): void;
  /** Taken by the server, and carried out only at `at`. */
  putLater(post: Post, at: number): void;
  arrive(now: number): void;
  /** What an account is called; its number of renames is in it. */
  handleOf(did: string): string;
  rename(did: string): void;
  live(): readonly Post[];
}

export function createFakeServer(promises: Promises, onNew: (post: Post) => void): FakeServer {
  const tokens = new Map<string, { readonly did: string; readonly pages: boolean }>();
  const roles = new Map<string, readonly string[]>();
  let posts: readonly Post[] = [];
  let late: readonly Late[] = [];
  let issued = 0;
  const renames = new Map<string, number>();
  const find = (did: string, key: string): Post | null => posts.find((post) => post.did === did && post.key === key) ?? null;
  const signIn = (did: string, pages = false): string => {
    issued += 1;
    tokens.set(`token-${issued}`, { did, pages });
    return `token-${issued}`;
  };
  const put = (post: Post, regardless = false): PutAnswer => {
    const there = find(post.did, post.key);
    if (there !== null && promises.keyed && !regardless)
      return there.text === post.text && there.draftId === post.draftId ? 'same' : 'differs';
    posts = [...posts, post];
    onNew(post);
    return 'created';
  };
  return {
    promises,
    signIn,
    whoIs: (token) => tokens.get(token)?.did ?? null,
    speaksFor(token) {
      const held = tokens.get(token);
      return held === undefined ? [] : [held.did, ...(held.pages ? (roles.get(held.did) ?? []) : [])];
    },
    appoint: (did, page) => void roles.set(did, [...new Set([...(roles.get(did) ?? []), page])]),
    dismiss: (did, page) =>
      void roles.set(
        did,
        (roles.get(did) ?? []).filter((other) => other !== page),
      ),
    rotate(token) {
      const held = tokens.get(token);
      if (held === undefined) return null;
      tokens.delete(token);
      return signIn(held.did, held.pages);
    },
    revoke: (token) => void tokens.delete(token),
    swap(one, other) {
      for (const [token, held] of [...tokens])
        if (held.did === one || held.did === other) tokens.set(token, { ...held, did: held.did === one ? other : one });
    },
    put: (post) => put(post),
    find,
    remove(did, key) {
      posts = posts.filter((post) => post.did !== did || post.key !== key);
    },
    putLater(post, at) {
      late = [...late, { at, post }];
    },
    arrive(now) {
      const due = late.filter(({ at }) => at <= now);
      if (due.length === 0) return;
      late = late.filter(({ at }) => at > now);
      for (const { post } of due) put(post, promises.remembersKeys);
    },
    handleOf(did) {
      if (did === nameless) return handleInvalid;
      const name = did.split(':').at(-1);
      return renames.has(did) ? `${name}-${renames.get(did)}.acme.test` : `${name}.acme.test`;
    },
    rename: (did) => void renames.set(did, (renames.get(did) ?? 0) + 1),
    live: () => posts,
  };
}
