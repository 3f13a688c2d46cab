import { account, status } from './entities.ts';
import { type Answer, type Asked, memberOf, notFound, ok, openRoute, paged, problem, type Route, route } from './route.ts';
import { type Member, newestFirst, type Post } from './world.ts';

/** Everybody who reads a direct message. */
function readersOf({ author, mentioned }: Post): readonly Member[] {
  return [...new Set([author, ...mentioned])];
}

function rootOf(post: Post): Post {
  return post.inReplyTo === null ? post : rootOf(post.inReplyTo);
}

/** Messages of one thread between the same people are one conversation, shown with its newest. */
function conversationsOf(asked: Asked, member: Member): readonly Post[] {
  const seen = new Set<string>();
  return newestFirst(asked.world.posts.values()).filter((post) => {
    if (post.visibility !== 'direct' || !readersOf(post).includes(member)) return false;
    const people = readersOf(post).map(({ id }) => id);
    const thread = [rootOf(post).id, ...people.sort()].join();
    if (seen.has(thread)) return false;
    seen.add(thread);
    return true;
  });
}

/** https://docs.joinmastodon.org/methods/conversations/#get. */
function list(asked: Asked): Answer {
  if (!asked.options.hasConversations) return problem(404, 'Not Found');
  const reader = memberOf(asked);
  const { items, headers } = paged(asked, conversationsOf(asked, reader), 20, 40);
  return ok(
    items.map((last) => ({
      id: `1${last.id}`,
      unread: last.author !== reader,
      accounts: readersOf(last)
        .filter((member) => member !== reader)
        .map((member) => account(asked, member)),
      lastStatus: status(asked, last, reader),
    })),
    headers,
  );
}

/** https://docs.joinmastodon.org/methods/accounts/#lookup: only whom this server knows already. */
function lookUp(asked: Asked): Answer {
  const [name = '', host = asked.domain] = (asked.request.query.get('acct') ?? '').replace(/^@/, '').toLowerCase().split('@');
  const of = host === asked.domain ? '' : host;
  const member = [...asked.world.members.values()].find((one) => one.username.toLowerCase() === name && one.host === of && one.known);
  return member === undefined ? notFound : ok(account(asked, member));
}

/** Before the routes of accounts: `lookup` is no id. */
export const conversationRoutes: readonly Route[] = [
  route('GET', '/api/v1/conversations', list, 'read:statuses'),
  openRoute('GET', '/api/v1/accounts/lookup', lookUp, 'read:accounts'),
];
