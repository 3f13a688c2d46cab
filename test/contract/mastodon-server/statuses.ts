import { countGraphemes } from '../../../shared/post.ts';
import { account, attachment, status } from './entities.ts';
import { type Answer, type Asked, memberOf, notFound, ok, paged, problem, type Route, route } from './route.ts';
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

/** https://docs.joinmastodon.org/methods/statuses/#create. */
function create(asked: Asked): Answer {
  const { world, options, request } = asked;
  const author = memberOf(asked);
  const key = `${author.id} ${request.headers['idempotency-key'] ?? ''}`;
  const there = options.keepsKeys && request.headers['idempotency-key'] !== undefined ? world.keys.get(key) : undefined;
  if (there !== undefined) return asReader(asked, there);
  const read = readPost(asked, author);
  if ('status' in read) return read;
  world.posts.set(read.post.id, read.post);
  for (const medium of read.post.media) medium.attachedTo = read.post.id;
  world.keys.set(key, read.post);
  for (const member of read.post.mentioned) {
    if (member !== author) world.notifications.push({ id: world.nextId(), for: member, post: read.post, at: read.post.createdAt });
  }
  return asReader(asked, read.post);
}

function readPost(asked: Asked, author: Member): { readonly post: Post } | Answer {
  const { world, options, request } = asked;
  const { form } = request;
  const media = form.getAll('media_ids[]').map((id) => world.media.get(id));
  const { text, spoilerText } = wordsOf(asked);
  const visibility = form.get('visibility') ?? 'public';
  const inReplyTo = form.has('in_reply_to_id') ? world.posts.get(form.get('in_reply_to_id') ?? '') : null;
  const quoted = form.has('quoted_status_id') && options.apiVersion >= 7 ? world.posts.get(form.get('quoted_status_id') ?? '') : null;
  if (text === '' && media.length === 0) return problem(422, "Validation failed: Text can't be blank");
  if (inReplyTo === undefined || quoted === undefined) return problem(404, 'The post you are trying to reply to does not appear to exist.');
  if (!isVisibility(visibility)) return problem(422, `Validation failed: Visibility '${visibility}' is not valid`);
  if (countGraphemes(spoilerText + text) > options.maxCharacters) {
    return problem(422, `Validation failed: Text character limit of ${options.maxCharacters} exceeded`);
  }
  if (!media.every((medium): medium is Medium => medium?.owner === author && medium.attachedTo === null))
    return problem(422, 'Validation failed: File is invalid');
  if (media.some(({ looksLeft }) => looksLeft > 0))
    return problem(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  return {
    post: {
      ...{ id: world.nextId(), author, text, spoilerText, visibility, inReplyTo, quoted, media },
      sensitive: form.get('sensitive') === 'true' || (form.get('spoiler_text') ?? '').trim() !== '',
      language: form.get('language') ?? 'en',
      reblogOf: null,
      mentioned: mentionedIn(asked, text),
      createdAt: new Date().toISOString(),
    },
  };
}

/** A warning without a text becomes the text, as Mastodon does it (`PostStatusService`); others keep it a warning. */
function wordsOf({ options, request: { form } }: Asked): Pick<Post, 'text' | 'spoilerText'> {
  const text = (form.get('status') ?? '').trim();
  const spoilerText = (form.get('spoiler_text') ?? '').trim();
  return text === '' && options.warningBecomesText ? { text: spoilerText, spoilerText: '' } : { text, spoilerText };
}

function isVisibility(text: string): text is Post['visibility'] {
  return ['public', 'unlisted', 'private', 'direct'].includes(text);
}

function mentionedIn({ world, domain }: Asked, text: string): readonly Member[] {
  const names = [...text.matchAll(/(?<![\w/])@(\w+)(?:@([\w.:-]*\w))?/g)].filter(([, , host]) => host === undefined || host === domain);
  return [...world.members.values()].filter(({ username }) => names.some(([, name]) => name === username));
}

/** https://docs.joinmastodon.org/methods/statuses/#delete: with the words, to write them anew. */
function remove(asked: Asked): Answer {
  const { world } = asked;
  const post = world.posts.get(asked.param('id'));
  if (post === undefined || post.author !== memberOf(asked)) return notFound;
  const last = { ...status(asked, post, post.author), text: post.text };
  for (const other of [...world.posts.values()]) if (other === post || other.reblogOf === post) world.posts.delete(other.id);
  for (const [key, kept] of [...world.keys]) if (kept === post) world.keys.delete(key);
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
  const answers = newestFirst(asked.world.posts.values()).filter(({ inReplyTo }) => inReplyTo === post);
  const shown = (posts: readonly Post[]) => posts.map((one) => status(asked, one, asked.token?.member ?? null));
  return ok({ ancestors: shown(ancestors), descendants: shown(answers) });
}

/** https://docs.joinmastodon.org/methods/statuses/#boost: a second time gives the first. */
function reblog(asked: Asked, target: Post): Answer {
  const { world } = asked;
  const author = memberOf(asked);
  if (target.visibility === 'private' || target.visibility === 'direct') return notFound;
  const made = [...world.posts.values()].find((post) => post.author === author && post.reblogOf === target);
  if (made !== undefined) return asReader(asked, made);
  const empty = { text: '', spoilerText: '', inReplyTo: null, quoted: null, media: [], mentioned: [], sensitive: false, language: null };
  const post: Post = {
    ...empty,
    id: world.nextId(),
    author,
    visibility: target.visibility,
    reblogOf: target,
    createdAt: new Date().toISOString(),
  };
  world.posts.set(post.id, post);
  return asReader(asked, post);
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

/** https://docs.joinmastodon.org/methods/statuses/#favourited_by and #reblogged_by. */
function people(isAmong: (asked: Asked, member: Member, post: Post) => boolean): Route['answer'] {
  return onPost((asked, post) => {
    const found = [...asked.world.members.values()].filter((member) => isAmong(asked, member, post)).toReversed();
    const { items, headers } = paged(asked, found, 40, 80);
    return ok(
      items.map((member) => account(asked, member)),
      headers,
    );
  });
}

const likers = people(({ world }, member, post) => world.likes.has(likeOf(member, post)));
const rebloggers = people(({ world }, member, post) =>
  [...world.posts.values()].some(({ author, reblogOf }) => author === member && reblogOf === post),
);

/** https://docs.joinmastodon.org/methods/media/#v2. */
function upload(asked: Asked): Answer {
  const { world, options, request } = asked;
  const file = request.files.get('file');
  if (file === undefined || !file.type.startsWith('image/')) {
    return problem(422, 'Validation failed: File content type is invalid, File is invalid');
  }
  const description = request.form.get('description') ?? '';
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
  route('GET', '/api/v1/statuses/:id', onPost(asReader)),
  route('DELETE', '/api/v1/statuses/:id', remove, 'write:statuses'),
  route('GET', '/api/v1/statuses/:id/source', onPost(source), 'read:statuses'),
  route('GET', '/api/v1/statuses/:id/context', onPost(context)),
  route('POST', '/api/v1/statuses/:id/reblog', onPost(reblog), 'write:statuses'),
  route('POST', '/api/v1/statuses/:id/unreblog', onPost(unreblog), 'write:statuses'),
  route('POST', '/api/v1/statuses/:id/favourite', onPost(favourite), 'write:favourites'),
  route('POST', '/api/v1/statuses/:id/unfavourite', onPost(unfavourite), 'write:favourites'),
  route('GET', '/api/v1/statuses/:id/reblogged_by', rebloggers),
  route('GET', '/api/v1/statuses/:id/favourited_by', likers),
  route('POST', '/api/v2/media', upload, 'write:media'),
  route('GET', '/api/v1/media/:id', showMedium, 'write:media'),
  // The page of a post, for those who are signed out too.
  route('GET', '/users/:name/statuses/:id', ({ world, param }) => page(world.posts.get(param('id')), `/@${param('name')}/${param('id')}`)),
  route('GET', '/@:name/:id', ({ world, param }) => page(world.posts.get(param('id')), null)),
];

function page(post: Post | undefined, leadsTo: string | null): Answer {
  if (post === undefined || !maySee(null, post)) return { status: 404, body: '<h1>Not found</h1>' };
  return leadsTo === null ? { status: 200, body: '<h1>A post</h1>' } : { status: 302, body: '', headers: { location: leadsTo } };
}
