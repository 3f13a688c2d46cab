import { account, credentialAccount, notification, status } from './entities.ts';
import { type Answer, type Asked, memberOf, notFound, ok, openRoute, paged, problem, type Route, route } from './route.ts';
import { type Member, maySee, newestFirst } from './world.ts';

/** https://docs.joinmastodon.org/methods/accounts/#verify_credentials. */
function whoAmI(asked: Asked): Answer {
  return ok(credentialAccount(asked, memberOf(asked)));
}

function show(asked: Asked): Answer {
  const member = asked.world.members.get(asked.param('id'));
  return member === undefined ? notFound : ok(account(asked, member));
}

/** https://docs.joinmastodon.org/methods/accounts/#statuses. */
function statuses(asked: Asked): Answer {
  const { world, request, token } = asked;
  const member = world.members.get(asked.param('id'));
  if (member === undefined) return notFound;
  const reader = token?.member ?? null;
  const noReblogs = request.query.get('exclude_reblogs') === 'true';
  const all = newestFirst(world.posts.values())
    .filter(({ author }) => author === member)
    .filter((post) => maySee(reader, post) && !(noReblogs && post.reblogOf !== null));
  const { items, headers } = paged(asked, all, 20, 40);
  return ok(
    items.map((post) => status(asked, post, reader)),
    headers,
  );
}

/** https://docs.joinmastodon.org/methods/notifications/#get. */
function notifications(asked: Asked): Answer {
  const { world, request } = asked;
  const types = request.query.getAll('types[]');
  if (types.length > 0 && !types.includes('mention')) return ok([]);
  const mine = world.notifications.filter((one) => one.for === memberOf(asked) && world.posts.has(one.post.id)).toReversed();
  const { items, headers } = paged(asked, mine, 40, 80);
  return ok(
    items.map((one) => notification(asked, one)),
    headers,
  );
}

/** https://docs.joinmastodon.org/methods/timelines/#tag. */
function tagged(asked: Asked): Answer {
  const wanted = `#${decodeURIComponent(asked.param('tag'))}`.toLowerCase();
  const all = newestFirst(asked.world.posts.values()).filter(
    ({ text, visibility, reblogOf }) => reblogOf === null && visibility === 'public' && text.toLowerCase().split(/\s+/).includes(wanted),
  );
  const { items, headers } = paged(asked, all, 20, 40);
  return ok(
    items.map((post) => status(asked, post, asked.token?.member ?? null)),
    headers,
  );
}

/**
 * https://docs.joinmastodon.org/methods/search/#v2: an address finds a post, and a full name an account of another server, only
 * where `resolve` is asked for; names that this server knows are found by how they begin.
 */
function search(asked: Asked): Answer {
  const { query } = asked.request;
  const q = (query.get('q') ?? '').trim();
  if (q === '') return problem(422, "Validation failed: Query can't be blank");
  const [type, resolve] = [query.get('type'), query.get('resolve') === 'true'];
  const isAddress = /^https?:\/\//.test(q);
  const statuses = isAddress && resolve && type !== 'accounts' ? postsAt(asked, q) : [];
  const accounts = isAddress || type === 'statuses' ? [] : accountsNamed(asked, q.replace(/^@/, '').toLowerCase(), resolve);
  return ok({ accounts, statuses, hashtags: [] });
}

function postsAt(asked: Asked, address: string) {
  const reader = memberOf(asked);
  return [...asked.world.posts.values()]
    .filter((post) => maySee(reader, post))
    .map((post) => status(asked, post, reader))
    .filter(({ uri, url }) => [uri, url].includes(address.replace(/\/$/, '')));
}

function accountsNamed(asked: Asked, name: string, resolve: boolean) {
  const full = (member: Member) => `${member.username}@${member.host === '' ? asked.domain : member.host}`.toLowerCase();
  const members = [...asked.world.members.values()];
  for (const member of members) if (resolve && full(member) === name) member.known = true;
  return members.filter((member) => member.known && full(member).startsWith(name)).map((member) => account(asked, member));
}

/** https://docs.joinmastodon.org/spec/webfinger/. */
function webFinger(asked: Asked): Answer {
  const { world, request, origin, domain } = asked;
  const [, name = '', host = ''] = /^acct:([^@]+)@(.+)$/.exec(request.query.get('resource') ?? '') ?? [];
  const member = [...world.members.values()].find(({ username, host: of }) => username === name && of === '');
  if (member === undefined || host !== domain) return problem(404, 'Not found');
  return ok({
    subject: `acct:${name}@${host}`,
    links: [{ rel: 'self', type: 'application/activity+json', href: `${origin}/users/${name}` }],
  });
}

export const accountRoutes: readonly Route[] = [
  route('GET', '/api/v1/accounts/verify_credentials', whoAmI, 'read:accounts'),
  openRoute('GET', '/api/v1/accounts/:id', show, 'read:accounts'),
  openRoute('GET', '/api/v1/accounts/:id/statuses', statuses, 'read:statuses'),
  route('GET', '/api/v1/notifications', notifications, 'read:notifications'),
  openRoute('GET', '/api/v1/timelines/tag/:tag', tagged, 'read:statuses'),
  route('GET', '/api/v2/search', search, 'read:search'),
  route('GET', '/.well-known/webfinger', webFinger),
];
