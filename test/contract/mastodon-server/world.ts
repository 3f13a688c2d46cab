import { randomBytes } from 'node:crypto';
import type { mastodon } from 'masto';

export interface Member {
  readonly id: string;
  readonly username: string;
  /** Empty: of this server. */
  readonly host: string;
  /** False until this server has fetched an account of another one. */
  known: boolean;
  /** Who sees what it posts and reposts where a program does not say. */
  preset: 'public' | 'unlisted' | 'private';
  /** Whom this account lets quote its posts. */
  quotePolicy: 'public' | 'nobody';
  readonly password: string;
  displayName: string;
  emojis: readonly string[];
  avatar: string;
}

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

export interface Code {
  readonly app: App;
  readonly member: Member;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string | null;
}

export interface Token {
  readonly app: App;
  readonly member: Member;
  readonly scopes: readonly string[];
}

export interface Medium {
  readonly id: string;
  readonly owner: Member;
  readonly description: string;
  readonly type: string;
  readonly size: number;
  looksLeft: number;
  /** The post it belongs to. */
  attachedTo: string | null;
}

export interface Post {
  readonly id: string;
  readonly author: Member;
  readonly text: string;
  readonly spoilerText: string;
  readonly visibility: mastodon.v1.StatusVisibility;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly inReplyTo: Post | null;
  readonly quoted: Post | null;
  readonly reblogOf: Post | null;
  readonly media: readonly Medium[];
  readonly mentioned: readonly Member[];
  readonly createdAt: string;
}

export interface Notification {
  readonly id: string;
  readonly for: Member;
  readonly post: Post;
  readonly at: string;
}

/** Everything a server holds. Ids grow, as those of Mastodon do. */
export interface World {
  readonly members: Map<string, Member>;
  readonly apps: Map<string, App>;
  readonly codes: Map<string, Code>;
  readonly tokens: Map<string, Token>;
  readonly posts: Map<string, Post>;
  readonly media: Map<string, Medium>;
  readonly notifications: Notification[];
  readonly likes: Set<string>;
  /** By account and key: the post, and when the key was first seen in ms since 1970. */
  readonly keys: Map<string, { readonly id: string; at: number }>;
  /** Tokens that were good once. */
  readonly revoked: Set<string>;
  nextId(): string;
}

export function createWorld(): World {
  let last = 115_000_000_000_000_000n;
  return {
    members: new Map(),
    apps: new Map(),
    codes: new Map(),
    tokens: new Map(),
    posts: new Map(),
    media: new Map(),
    notifications: [],
    likes: new Set(),
    keys: new Map(),
    revoked: new Set(),
    nextId() {
      last += 65_536n;
      return String(last);
    },
  };
}

export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** As the API names an account (https://docs.joinmastodon.org/entities/Account/#acct). */
export function acctOf({ username, host }: Member): string {
  return host === '' ? username : `${username}@${host}`;
}

export function likeOf(member: Member, post: Post): string {
  return `${member.id} ${post.id}`;
}

/** Who may see a post; nobody follows anybody here. */
export function maySee(reader: Member | null, post: Post): boolean {
  if (post.visibility === 'public' || post.visibility === 'unlisted') return true;
  return reader !== null && (post.author === reader || post.mentioned.includes(reader));
}

export function newestFirst(posts: Iterable<Post>): readonly Post[] {
  return [...posts].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}
