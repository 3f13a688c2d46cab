import type { mastodon } from 'masto';
import { htmlOf } from './html.ts';
import type { Asked } from './route.ts';
import { acctOf, likeOf, type Medium, type Member, type Notification, type Post } from './world.ts';

type Where = Pick<Asked, 'world' | 'origin' | 'domain' | 'options'>;

/** Entities by the types of the client library, whole; `toJson` writes them as servers do. */
export function account({ world, origin }: Where, member: Member): mastodon.v1.Account {
  const url = member.host === '' ? `${origin}/@${member.username}` : `https://${member.host}/@${member.username}`;
  const statuses = [...world.posts.values()].filter(({ author }) => author === member);
  return {
    id: member.id,
    username: member.username,
    acct: acctOf(member),
    url,
    displayName: member.displayName,
    note: '',
    avatar: member.avatar,
    avatarStatic: member.avatar,
    header: `${origin}/headers/original/missing.png`,
    headerStatic: `${origin}/headers/original/missing.png`,
    locked: false,
    fields: [],
    emojis: member.emojis.map((shortcode) => ({ shortcode, url, staticUrl: url, visibleInPicker: true, category: '' })),
    bot: false,
    group: false,
    discoverable: true,
    createdAt: '2024-01-01T00:00:00.000Z',
    lastStatusAt: '2026-01-01',
    statusesCount: statuses.length,
    followersCount: 42,
    followingCount: 7,
    roles: [],
    featureApproval: { automatic: [], manual: [], current_user: 'denied' },
  };
}

export function credentialAccount(where: Where, member: Member): mastodon.v1.CredentialAccount {
  const at = '2024-01-01T00:00:00.000Z';
  const role: mastodon.v1.Role = {
    ...{ id: -99, name: '', color: '', position: -1, permissions: 65_536, highlighted: false },
    ...{ createdAt: at, updatedAt: at, collectionLimit: 0 },
  };
  return {
    ...account(where, member),
    role,
    source: {
      attributionDomains: [],
      note: '',
      fields: [],
      privacy: 'public',
      sensitive: false,
      language: null,
      indexable: false,
      quotePolicy: 'public',
      role,
    },
  };
}

export function attachment({ origin }: Where, medium: Medium): mastodon.v1.MediaAttachment {
  const url = `${origin}/media_attachments/${medium.id}/original`;
  return {
    id: medium.id,
    type: 'image',
    url: medium.looksLeft > 0 ? null : url,
    previewUrl: `${origin}/media_attachments/${medium.id}/small`,
    remoteUrl: null,
    textUrl: null,
    meta: { original: { width: 1, height: 1, size: '1x1', aspect: 1 } },
    description: medium.description === '' ? null : medium.description,
    blurhash: null,
  };
}

/** `isQuoted`: inside another post, which names what this one quotes by its id alone. */
export function status(where: Where, post: Post, reader: Member | null, isQuoted = false): mastodon.v1.Status {
  const { world, origin, options } = where;
  const reblogs = [...world.posts.values()].filter(({ reblogOf }) => reblogOf === post);
  const liked = reader !== null && world.likes.has(likeOf(reader, post));
  const home = post.author.host === '' ? origin : `https://${post.author.host}`;
  const path = `/@${post.author.username}/${post.id}`;
  const uri = `${home}/users/${post.author.username}/statuses/${post.id}`;
  return {
    id: post.id,
    uri: post.reblogOf === null ? uri : `${uri}/activity`,
    url: post.reblogOf === null ? `${home}${path}` : `${uri}/activity`,
    createdAt: post.createdAt,
    editedAt: null,
    account: account(where, post.author),
    content: post.reblogOf === null ? htmlOf(where, post) : htmlOf(where, post.reblogOf),
    visibility: post.visibility,
    sensitive: post.sensitive,
    spoilerText: post.spoilerText,
    mediaAttachments: post.media.map((medium) => attachment(where, medium)),
    application: { name: 'Hatcheck', website: null },
    mentions: post.mentioned.map((member) => ({
      ...{ id: member.id, username: member.username, acct: acctOf(member), url: account(where, member).url },
    })),
    tags: [],
    emojis: [],
    reblogsCount: reblogs.length,
    favouritesCount: [...world.likes].filter((like) => like.endsWith(` ${post.id}`)).length,
    repliesCount: [...world.posts.values()].filter(({ inReplyTo }) => inReplyTo === post).length,
    quotesCount: [...world.posts.values()].filter(({ quoted }) => quoted === post).length,
    quoteApproval: { automatic: mayBeQuotedByAll(post) ? ['public'] : [], manual: [], currentUser: quoting(post, reader) },
    ...(options.apiVersion >= 7 ? { quote: quoteIn(where, post, reader, isQuoted) } : {}),
    inReplyToId: post.inReplyTo?.id ?? null,
    inReplyToAccountId: post.inReplyTo?.author.id ?? null,
    reblog: post.reblogOf === null ? null : status(where, post.reblogOf, reader),
    poll: null,
    card: null,
    language: post.language,
    ...(reader === null
      ? {}
      : { favourited: liked, reblogged: reblogs.some(({ author }) => author === reader), muted: false, bookmarked: false }),
  };
}

/** https://docs.joinmastodon.org/entities/Quote/ and ShallowQuote. One of another server waits until that accepts it. */
function quoteIn(
  where: Where,
  { quoted }: Post,
  reader: Member | null,
  isQuoted: boolean,
): NonNullable<mastodon.v1.Status['quote']> | null {
  if (quoted === null) return null;
  if (quoted.author.host !== '') return { state: 'pending', quotedStatus: null };
  if (isQuoted) return { state: 'accepted', quotedStatusId: quoted.id };
  return { state: 'accepted', quotedStatus: status(where, quoted, reader, true) };
}

function mayBeQuotedByAll({ author, visibility }: Post): boolean {
  return author.quotePolicy === 'public' && (visibility === 'public' || visibility === 'unlisted');
}

/** https://docs.joinmastodon.org/entities/QuoteApproval/#current_user: authors may quote themselves, but for private mentions. */
export function quoting(post: Post, reader: Member | null): 'automatic' | 'denied' | 'unknown' {
  if (reader === null) return 'unknown';
  const isOwn = post.author === reader && post.visibility !== 'direct';
  return isOwn || mayBeQuotedByAll(post) ? 'automatic' : 'denied';
}

export function notification(where: Where, { id, post, at, for: reader }: Notification): mastodon.v1.MentionNotification {
  return {
    id,
    type: 'mention',
    createdAt: at,
    groupKey: `ungrouped-${id}`,
    account: account(where, post.author),
    status: status(where, post, reader),
  };
}

/** The names of the API are those of the types in snake case (https://github.com/neet/masto.js). */
export function toJson(entity: unknown): unknown {
  if (Array.isArray(entity)) return entity.map(toJson);
  if (typeof entity !== 'object' || entity === null) return entity;
  return Object.fromEntries(
    Object.entries(entity).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), toJson(value)]),
  );
}
