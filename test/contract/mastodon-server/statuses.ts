import { composed, countedLength, unexpected, wordsOf } from './composing.ts';
import { account, attachment, quoting, status } from './entities.ts';
import { type Answer, type Asked, memberOf, notFound, ok, openRoute, paged, problem, type Route, route } from './route.ts';
import { likeOf, type Medium, type Member, maySee, newestFirst, type Post } from './world.ts';

/** The post in the path, if whoever asks may see it. */
function postOf(asked: Asked): Post | null {
  const post = asked.world.posts.get(asked.param('id'));
  return post !== undefined && maySee(asked.token?.member ?? null, post) ? post : null;
}

function onPost(act: (asked: Asked, post: Post) => Answer): Route['answer'] {
  return (asked) => {
    const post = postOf(asked);
    return post === null ? notFound : act(asked, post);
  };
}

const asReader = (asked: Asked, post: Post): Answer => ok(status(asked, post, asked.token?.member ?? null));

const KEY_MS = 3_600_000;

/** https://docs.joinmastodon.org/methods/statuses/#create: a key is kept for an hour, also that of a post deleted since. */
function create(asked: Asked): Answer {
  const { world, options, request } = asked;
  const author = memberOf(asked);
  const given = request.headers['idempotency-key'];
  const key = `${author.id} ${given ?? ''}`;
  const kept = options.keepsKeys && given !== undefined ? world.keys.get(key) : undefined;
  if (kept !== undefined && Date.now() - kept.at < KEY_MS) {
    const there = world.posts.get(kept.id);
    return there === undefined ? noSuchParent : asReader(asked, there);
  }
  const read = readPost(asked, author);
  if ('status' in read) return read;
  world.posts.set(read.post.id, read.post);
  for (const medium of read.post.media) medium.attachedTo = read.post.id;
  world.keys.set(key, { id: read.post.id, at: Date.now() });
  for (const member of read.post.mentioned) {
    if (member !== author) world.notifications.push({ id: world.nextId(), for: member, post: read.post, at: read.post.createdAt });
  }
  return asReader(asked, read.post);
}

const noSuchParent = problem(404, 'The post you are trying to reply to does not appear to exist.');
const noSuchQuoted = problem(404, 'The post you are trying to quote does not appear to exist.');

function readPost(asked: Asked, author: Member): { readonly post: Post } | Answer {
  const { world, options, request } = asked;
  const { form } = request;
  const media = form.getAll('media_ids[]').map((id) => world.media.get(id));
  const words = wordsOf(asked);
  const wanted = form.get('visibility') ?? author.preset;
  const visibility = wanted === 'direct' && !options.knowsDirect ? 'public' : wanted;
  const named = (field: string): Post | null | undefined => (form.has(field) ? world.posts.get(form.get(field) ?? '') : null);
  const inReplyTo = named('in_reply_to_id');
  const quoted = options.apiVersion >= 7 ? named('quoted_status_id') : null;
  if (inReplyTo === undefined || (inReplyTo !== null && !maySee(author, inReplyTo))) return noSuchParent;
  if (quoted === undefined || (quoted !== null && (!maySee(author, quoted) || quoting(quoted, author) === 'denied'))) return noSuchQuoted;
  if (words.text === '' && media.length === 0 && quoted === null) return problem(422, "Validation failed: Text can't be blank");
  if (!isVisibility(visibility)) return problem(422, `Validation failed: Visibility '${visibility}' is not valid`);
  if (media.length > 0 && quoted !== null) return problem(422, 'Cannot attach media to a quote');
  const { text, mentioned } = composed(asked, words.text);
  if (countedLength({ ...words, text }) > options.maxCharacters) {
    return problem(422, `Validation failed: Text character limit of ${options.maxCharacters} exceeded`);
  }
  const strangers = unexpected(asked, mentioned);
  if (strangers.length > 0) {
    const error = 'Post would be sent to unexpected accounts';
    return { status: 422, body: { error, unexpectedAccounts: strangers.map((member) => account(asked, member)) } };
  }
  const attached = attachedBy(author, media);
  if ('status' in attached) return attached;
  return {
    post: {
      ...{ id: world.nextId(), author, text, spoilerText: words.spoilerText, inReplyTo, quoted, media: attached.media, mentioned },
      visibility: quoted?.visibility === 'private' && visibility !== 'direct' ? 'private' : visibility,
      sensitive: form.get('sensitive') === 'true' || (form.get('spoiler_text') ?? '').trim() !== '',
      language: form.get('language') ?? 'en',
      reblogOf: null,
      createdAt: new Date().toISOString(),
    },
  };
}

function attachedBy(author: Member, media: readonly (Medium | undefined)[]): { readonly media: readonly Medium[] } | Answer {
  if (media.length > 4) return problem(422, 'Cannot attach more than 4 files');
  const own = media.filter((medium): medium is Medium => medium?.owner === author && medium.attachedTo === null);
  if (own.length < media.length) return problem(422, 'Validation failed: File is invalid');
  if (own.some(({ looksLeft }) => looksLeft > 0))
    return problem(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  return { media: own };
}

function isVisibility(text: string): text is Post['visibility'] {
  return ['public', 'unlisted', 'private', 'direct'].includes(text);
}

/** https://docs.joinmastodon.org/methods/statuses/#delete: with the words, to write them anew. */
function remove(asked: Asked): Answer {
  const { world } = asked;
  const post = world.posts.get(asked.param('id'));
  if (post === undefined || post.author !== memberOf(asked)) return notFound;
  const last = { ...status(asked, post, post.author), text: post.text };
  for (const other of [...world.posts.values()]) if (other === post || other.reblogOf === post) world.posts.delete(other.id);
  return ok(last);
}

/** https://docs.joinmastodon.org/methods/statuses/#source. */
function source(asked: Asked, post: Post): Answer {
  if (!asked.options.hasSource || post.author !== memberOf(asked)) return notFound;
  return ok({ id: post.id, text: post.text, spoilerText: post.spoilerText });
}

/** https://docs.joinmastodon.org/methods/statuses/#context. */
function context(asked: Asked, post: Post): Answer {
  const ancestors: Post[] = [];
  for (let above = post.inReplyTo; above !== null; above = above.inReplyTo) ancestors.unshift(above);
  const seen = (one: Post): boolean => maySee(asked.token?.member ?? null, one);
  const answers = newestFirst(asked.world.posts.values()).filter((one) => one.inReplyTo === post && seen(one));
  const shown = (posts: readonly Post[]) => posts.map((one) => status(asked, one, asked.token?.member ?? null));
  return ok({ ancestors: shown(ancestors.filter(seen)), descendants: shown(answers) });
}

/**
 * https://docs.joinmastodon.org/methods/statuses/#boost: a second time gives the first. Who sees it is as asked, or as the account
 * has it for its posts (https://github.com/mastodon/mastodon/blob/main/app/services/reblog_service.rb).
 */
function reblog(whole: Asked, target: Post): Answer {
  const { world } = whole;
  const author = memberOf(whole);
  // https://github.com/mastodon/mastodon/blob/main/app/policies/status_policy.rb: of posts for followers, only one's own.
  const mayRepost = target.visibility !== 'direct' && (target.visibility !== 'private' || target.author === author);
  if (!mayRepost) return problem(403, 'This action is not allowed');
  const asked = whole.request.form.get('visibility') ?? author.preset;
  if (!isVisibility(asked) || asked === 'direct') return problem(422, 'Validation failed: Visibility is not valid');
  const made = [...world.posts.values()].find((post) => post.author === author && post.reblogOf === target);
  if (made !== undefined) return asReader(whole, made);
  const empty = { text: '', spoilerText: '', inReplyTo: null, quoted: null, media: [], mentioned: [], sensitive: false, language: null };
  const post: Post = {
    ...empty,
    id: world.nextId(),
    author,
    visibility: target.visibility === 'private' ? 'private' : asked,
    reblogOf: target,
    createdAt: new Date().toISOString(),
  };
  world.posts.set(post.id, post);
  return asReader(whole, post);
}

function unreblog(asked: Asked, target: Post): Answer {
  const author = memberOf(asked);
  for (const post of [...asked.world.posts.values()])
    if (post.author === author && post.reblogOf === target) asked.world.posts.delete(post.id);
  return asReader(asked, target);
}

function favourite(asked: Asked, target: Post): Answer {
  asked.world.likes.add(likeOf(memberOf(asked), target));
  return asReader(asked, target);
}

function unfavourite(asked: Asked, target: Post): Answer {
  asked.world.likes.delete(likeOf(memberOf(asked), target));
  return asReader(asked, target);
}

/** People by the ids of what they did, which clients learn from the `Link` header alone. */
function people(asked: Asked, deeds: readonly { readonly id: string; readonly member: Member }[]): Answer {
  const { items, headers } = paged(asked, deeds, 40, 80);
  return ok(
    items.map(({ member }) => account(asked, member)),
    headers,
  );
}

/** https://docs.joinmastodon.org/methods/statuses/#favourited_by. */
const likers = onPost((asked, post) => {
  const found = [...asked.world.members.values()].filter((member) => asked.world.likes.has(likeOf(member, post)));
  return people(asked, found.map((member, index) => ({ id: String(index + 1), member })).toReversed());
});

/** https://docs.joinmastodon.org/methods/statuses/#reblogged_by: only of reposts that everybody may see. */
const rebloggers = onPost((asked, post) => {
  const shown = newestFirst(asked.world.posts.values()).filter((one) => one.reblogOf === post && maySee(null, one));
  return people(
    asked,
    shown.map(({ id, author: member }) => ({ id, member })),
  );
});

/** https://docs.joinmastodon.org/methods/media/#v2. */
function upload(asked: Asked): Answer {
  const { world, options, request } = asked;
  const file = request.files.get('file');
  if (file === undefined || !file.type.startsWith('image/')) {
    return problem(422, 'Validation failed: File content type is invalid, File is invalid');
  }
  const description = request.form.get('description') ?? '';
  if (description.length > 1500) return problem(422, 'Validation failed: Description character limit of 1500 exceeded');
  const medium: Medium = {
    ...{ id: world.nextId(), owner: memberOf(asked), description, type: file.type, size: file.bytes.length },
    ...{ looksLeft: options.busyLooks, attachedTo: null },
  };
  world.media.set(medium.id, medium);
  return { status: medium.looksLeft > 0 ? 202 : 200, body: attachment(asked, medium) };
}

/** https://docs.joinmastodon.org/methods/media/#get. */
function showMedium(asked: Asked): Answer {
  const medium = asked.world.media.get(asked.param('id'));
  if (medium === undefined || medium.owner !== memberOf(asked)) return notFound;
  if (medium.looksLeft > 0) medium.looksLeft -= 1;
  return { status: medium.looksLeft > 0 ? 206 : 200, body: attachment(asked, medium) };
}

export const statusRoutes: readonly Route[] = [
  route('POST', '/api/v1/statuses', create, 'write:statuses'),
  openRoute('GET', '/api/v1/statuses/:id', onPost(asReader), 'read:statuses'),
  route('DELETE', '/api/v1/statuses/:id', remove, 'write:statuses'),
  route('GET', '/api/v1/statuses/:id/source', onPost(source), 'read:statuses'),
  openRoute('GET', '/api/v1/statuses/:id/context', onPost(context), 'read:statuses'),
  route('POST', '/api/v1/statuses/:id/reblog', onPost(reblog), 'write:statuses'),
  route('POST', '/api/v1/statuses/:id/unreblog', onPost(unreblog), 'write:statuses'),
  route('POST', '/api/v1/statuses/:id/favourite', onPost(favourite), 'write:favourites'),
  route('POST', '/api/v1/statuses/:id/unfavourite', onPost(unfavourite), 'write:favourites'),
  openRoute('GET', '/api/v1/statuses/:id/reblogged_by', rebloggers, 'read:accounts'),
  openRoute('GET', '/api/v1/statuses/:id/favourited_by', likers, 'read:accounts'),
  route('POST', '/api/v2/media', upload, 'write:media'),
  route('GET', '/api/v1/media/:id', showMedium, 'write:media'),
  // The page of a post, for those who are signed out too.
  route('GET', '/users/:name/statuses/:id', (asked) => page(asked, `/@${asked.param('name')}/${asked.param('id')}`)),
  route('GET', '/@:name/:id', (asked) => page(asked, null)),
  route('GET', '/auth/sign_in', () => ({ status: 200, body: '<h1>Sign in</h1>' })),
];

/** A server in limited federation mode leads everybody who is signed out to its sign-in, whether there is such a post or not. */
function page({ world, options, param }: Asked, leadsTo: string | null): Answer {
  if (options.limitedFederation) return { status: 302, body: '', headers: { location: '/auth/sign_in' } };
  const post = world.posts.get(param('id'));
  if (post === undefined || !maySee(null, post)) return { status: 404, body: '<h1>Not found</h1>' };
  return leadsTo === null ? { status: 200, body: '<h1>A post</h1>' } : { status: 302, body: '', headers: { location: leadsTo } };
}
