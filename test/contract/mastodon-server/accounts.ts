import { account, credentialAccount, notification, status } from './entities.ts';
import { type Answer, type Asked, grants, memberOf, notFound, ok, paged, problem, type Route, route } from './route.ts';
import { maySee, newestFirst } from './world.ts';

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
  const reader = token !== null && grants(token.scopes, 'read:statuses') ? token.member : null;
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

/** https://docs.joinmastodon.org/methods/search/#v2: an address of this server's own, or of one that it would fetch. */
function search(asked: Asked): Answer {
  const { world, request, origin, token } = asked;
  const q = request.query.get('q') ?? '';
  if (q === '') return problem(400, "Query can't be blank");
  const id = q.startsWith(`${origin}/`) ? (/(\d+)\/?$/.exec(q)?.[1] ?? '') : '';
  const post = world.posts.get(id);
  const reader = token?.member ?? null;
  const found = post !== undefined && maySee(reader, post) ? [status(asked, post, reader)] : [];
  return ok({ accounts: [], statuses: found, hashtags: [] });
}

/** https://docs.joinmastodon.org/spec/webfinger/. */
function webFinger(asked: Asked): Answer {
  const { world, request, origin, domain } = asked;
  const [, name = '', host = ''] = /^acct:([^@]+)@(.+)$/.exec(request.query.get('resource') ?? '') ?? [];
  const member = [...world.members.values()].find(({ username }) => username === name);
  if (member === undefined || host !== domain) return problem(404, 'Not found');
  return ok({
    subject: `acct:${name}@${host}`,
    links: [{ rel: 'self', type: 'application/activity+json', href: `${origin}/users/${name}` }],
  });
}

export const accountRoutes: readonly Route[] = [
  route('GET', '/api/v1/accounts/verify_credentials', whoAmI, 'read:accounts'),
  route('GET', '/api/v1/accounts/:id', show),
  route('GET', '/api/v1/accounts/:id/statuses', statuses),
  route('GET', '/api/v1/notifications', notifications, 'read:notifications'),
  route('GET', '/api/v1/timelines/tag/:tag', tagged),
  route('GET', '/api/v2/search', search, 'read:search'),
  route('GET', '/.well-known/webfinger', webFinger),
];
