import { type Answer, invalidRequest, noSuchPost, ok, problem } from './answers.ts';
import type { Asked, Route } from './routes.ts';
import type { Post, PostsResponse, User } from './wire.ts';
import { repostOf, type StoredPost } from './world.ts';

const reading = ['tweet.read', 'users.read'];

/** What only reads. */
export const readRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/2\/users\/me$/, scopes: reading, answer: (asked) => user(asked, asked.user) },
  { method: 'GET', path: /^\/2\/users\/(\d+)$/, scopes: reading, answer: (asked) => user(asked, asked.path[0] ?? '') },
  { method: 'GET', path: /^\/2\/tweets\/(\d+)$/, scopes: reading, answer: onePost },
  { method: 'GET', path: /^\/2\/tweets\/search\/recent$/, scopes: reading, answer: search },
  { method: 'GET', path: /^\/2\/users\/(\d+)\/tweets$/, scopes: reading, answer: timeline },
  { method: 'GET', path: /^\/2\/users\/(\d+)\/mentions$/, scopes: reading, answer: mentions },
  { method: 'GET', path: /^\/2\/users\/(\d+)\/liked_tweets$/, scopes: [...reading, 'like.read'], answer: liked },
];

function user({ world, query }: Asked, id: string): Answer {
  const found = world.person(id);
  if (found === undefined) return problem(404, 'Not Found Error', `Could not find user with id: [${id}].`, notFound);
  const fields = (query.get('user.fields') ?? '').split(',');
  const count = world.posts().filter(({ author_id }) => author_id === id).length;
  const metrics = { followers_count: 12, following_count: 3, tweet_count: count, listed_count: 0, like_count: world.likedBy(id).length };
  const data: User = {
    ...world.userOf(found),
    ...(fields.includes('profile_image_url') ? { profile_image_url: 'https://pbs.twimg.com/profile_images/1/a_normal.png' } : {}),
    ...(fields.includes('public_metrics') ? { public_metrics: metrics } : {}),
  };
  return ok({ data });
}

const notFound = 'https://api.x.com/2/problems/resource-not-found';

function onePost(asked: Asked): Answer {
  const post = asked.world.post(asked.path[0] ?? '');
  return post === undefined ? noSuchPost(asked.path[0] ?? '') : ok({ data: shown(asked, post), ...includedUsers(asked, [post]) });
}

function timeline(asked: Asked): Answer {
  const { world, path, query } = asked;
  const own = world.posts().filter(({ author_id }) => author_id === path[0]);
  const excluded = (query.get('exclude') ?? '').split(',');
  return page(
    asked,
    own.filter((post) => !(excluded.includes('retweets') && repostOf(post) !== null)),
    5,
  );
}

function mentions(asked: Asked): Answer {
  return page(asked, asked.world.mentions(asked.path[0] ?? ''), 5);
}

function liked(asked: Asked): Answer {
  const posts = asked.world.likedBy(asked.path[0] ?? '').flatMap((id) => asked.world.post(id) ?? []);
  return asked.path[0] === asked.user ? page(asked, posts, 5) : problem(403, 'Forbidden', 'Likes are private.');
}

/** Only the operators that are asked for: a hashtag, and no reposts. */
function search(asked: Asked): Answer {
  const [, tag] = /^#(\S+) -is:retweet$/.exec(asked.query.get('query') ?? '') ?? [];
  if (tag === undefined) return invalidRequest('There were errors processing your request: invalid query');
  const words = new RegExp(`#${tag}(?![\\p{L}\\p{N}_])`, 'iu');
  return page(
    asked,
    asked.world.posts().filter((post) => repostOf(post) === null && words.test(post.text)),
    10,
  );
}

/** A page, newest first; `fewest` is the least that may be asked for. */
function page(asked: Asked, posts: readonly StoredPost[], fewest: number): Answer {
  const { query } = asked;
  const most = Number(query.get('max_results') ?? 10);
  if (!Number.isInteger(most) || most < fewest || most > 100) {
    return invalidRequest(`The \`max_results\` query parameter value [${most}] is not between ${fewest} and 100`);
  }
  const since = query.get('since_id');
  const newer = since === null ? posts : posts.filter(({ id }) => BigInt(id) > BigInt(since));
  const token = query.get('pagination_token') ?? query.get('next_token');
  const start = token === null ? 0 : offsetOf(token);
  if (start === null) return invalidRequest('The pagination token is not valid.');
  const given = newer.slice(start, start + most);
  const next = start + most < newer.length ? { next_token: tokenOf(start + most) } : {};
  const ends = given.length === 0 ? {} : { newest_id: given[0]?.id ?? '', oldest_id: given.at(-1)?.id ?? '' };
  const body: PostsResponse = {
    ...(given.length === 0 ? {} : { data: given.map((post) => shown(asked, post)) }),
    ...includedUsers(asked, given),
    meta: { result_count: given.length, ...ends, ...next },
  };
  return ok(body);
}

function includedUsers({ world, query }: Asked, posts: readonly StoredPost[]): Pick<PostsResponse, 'includes'> {
  if (!(query.get('expansions') ?? '').split(',').includes('author_id') || posts.length === 0) return {};
  const users = [...new Set(posts.map(({ author_id }) => author_id))].flatMap((id) => world.person(id) ?? []);
  return { includes: { users: users.map(world.userOf) } };
}

/** Only the fields that were asked for are given. */
function shown({ query }: Asked, post: StoredPost): Post {
  const fields = (query.get('tweet.fields') ?? '').split(',');
  const { id, text, edit_history_tweet_ids } = post;
  const optional = (['author_id', 'conversation_id', 'created_at', 'entities', 'referenced_tweets'] as const).filter(
    (field) => fields.includes(field) && post[field] !== undefined,
  );
  return { id, text, edit_history_tweet_ids, ...Object.fromEntries(optional.map((field) => [field, post[field]])) };
}

/** Opaque to clients, at least 16 characters of base32hex. */
function tokenOf(offset: number): string {
  return `7140dibdnow9c7btw${offset.toString(32).padStart(6, '0')}`;
}

function offsetOf(token: string): number | null {
  return /^7140dibdnow9c7btw[0-9a-v]{6}$/.test(token) ? Number.parseInt(token.slice(-6), 32) : null;
}
