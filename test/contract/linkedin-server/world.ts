import type { TokenOwner } from '../../rig/oauth-provider.ts';

export interface Member {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly vanityName: string;
}

export interface Organization {
  readonly id: number;
  readonly name: string;
  readonly vanityName: string;
  readonly followers: number;
}

/** `roleAssignee` may do `role` for `organization` (organizations/organization-access-control-by-role). */
export interface Acl {
  readonly roleAssignee: string;
  readonly organization: string;
  readonly role: string;
  state: 'APPROVED' | 'REQUESTED' | 'REVOKED';
}

export interface Post {
  readonly id: string;
  readonly author: string;
  readonly commentary: string;
  readonly visibility: string;
  readonly createdAt: number;
  readonly content?: unknown;
  readonly reshareContext?: { readonly parent: string };
}

export interface Comment {
  readonly id: string;
  readonly target: string;
  readonly actor: string;
  readonly text: string;
  readonly createdAt: number;
}

export interface Reaction {
  readonly actor: string;
  readonly entity: string;
}

/** Kept for 60 days (organizations/organization-social-action-notifications). */
export interface Notification {
  readonly notificationId: number;
  readonly organizationalEntity: string;
  readonly action: 'LIKE' | 'COMMENT' | 'SHARE' | 'SHARE_MENTION' | 'ADMIN_COMMENT';
  readonly sourcePost: string;
  readonly generatedActivity?: string;
  readonly decoratedGeneratedActivity?: Readonly<
    Partial<Record<'share' | 'comment', { readonly entity: string; readonly owner: string; readonly text: string }>>
  >;
  readonly lastModifiedAt: number;
  readonly subscriber: string;
}

export interface Image {
  readonly urn: string;
  readonly owner: string;
  bytes: number | null;
}

/** All that the server holds. */
export interface World {
  readonly members: readonly Member[];
  readonly organizations: readonly Organization[];
  readonly acls: Acl[];
  posts: Post[];
  comments: Comment[];
  reactions: Reaction[];
  notifications: Notification[];
  readonly images: Image[];
  /** Ids rise, as LinkedIn's do. */
  lastId: number;
}

export function emptyWorld(members: readonly Member[], organizations: readonly Organization[], acls: readonly Acl[]): World {
  const nothing = { posts: [], comments: [], reactions: [], notifications: [], images: [] };
  return { members, organizations, acls: [...acls], ...nothing, lastId: 7_100_000_000 };
}

export function nextId(world: World): string {
  world.lastId += 1;
  return String(world.lastId);
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly owner: TokenOwner;
  /** The server's own address. */
  readonly origin: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An error as the API words it (shared/api-guide/concepts/error-handling). */
export function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { status, serviceErrorCode: status === 401 ? 65_600 : 0, code, message } };
}

export const denied = (what: string): Answer => refusal(403, 'ACCESS_DENIED', `Not enough permissions to access: ${what}`);

const postingRoles = ['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR', 'DIRECT_SPONSORED_CONTENT_POSTER'];

/** Whether the owner of the token may act as this member or organisation, with this permission for each. */
export function mayActAs(world: World, { subject, scopes }: TokenOwner, actor: string, permission: 'social' | 'social_feed'): boolean {
  if (actor === `urn:li:person:${subject}`) return scopes.includes(`w_member_${permission}`);
  const may = world.acls.some(
    (acl) =>
      acl.roleAssignee === `urn:li:person:${subject}` &&
      acl.organization === actor &&
      acl.state === 'APPROVED' &&
      postingRoles.includes(acl.role),
  );
  return may && scopes.includes(`w_organization_${permission}`);
}

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
