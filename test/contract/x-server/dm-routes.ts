import { type Answer, invalidRequest, ok, problem } from './answers.ts';
import type { Asked, Route } from './routes.ts';
import { storedText } from './stored-text.ts';
import type { DmEvent, DmEventsResponse } from './wire.ts';

const reading = ['dm.read', 'tweet.read', 'users.read'];
const writing = ['dm.write', 'tweet.read', 'users.read'];

/** Direct messages (https://docs.x.com/x-api/direct-messages/lookup/introduction) and people by their names. */
export const dmRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/2\/users\/by\/username\/(\w+)$/, scopes: ['tweet.read', 'users.read'], answer: byUsername },
  { method: 'GET', path: /^\/2\/users$/, scopes: ['tweet.read', 'users.read'], answer: byIds },
  { method: 'POST', path: /^\/2\/dm_conversations\/with\/(\d+)\/messages$/, scopes: writing, answer: create },
  { method: 'GET', path: /^\/2\/dm_events$/, scopes: reading, answer: (asked) => events(asked, () => true) },
  {
    method: 'GET',
    path: /^\/2\/dm_conversations\/with\/(\d+)\/dm_events$/,
    scopes: reading,
    answer: (asked) => events(asked, ({ dm_conversation_id: id }) => id === conversationOf(asked.user, asked.path[0] ?? '')),
  },
  {
    method: 'GET',
    path: /^\/2\/dm_conversations\/([\d-]+)\/dm_events$/,
    scopes: reading,
    answer: (asked) => events(asked, ({ dm_conversation_id: id }) => id === asked.path[0]),
  },
];

const notFound = 'https://api.x.com/2/problems/resource-not-found';

function byUsername({ world, path }: Asked): Answer {
  const wanted = (path[0] ?? '').toLowerCase();
  const found = world.people.find(({ username }) => username.toLowerCase() === wanted);
  if (found !== undefined) return ok({ data: world.userOf(found) });
  const detail = `Could not find user with username: [${path[0]}].`;
  return ok({
    errors: [{ title: 'Not Found Error', type: notFound, detail, resource_type: 'user', parameter: 'username', value: path[0] }],
  });
}

function byIds({ world, query }: Asked): Answer {
  const ids = (query.get('ids') ?? '').split(',');
  if (ids.length > 100 || !ids.every((id) => /^\d+$/.test(id))) return invalidRequest('The `ids` query parameter is not valid');
  return ok({ data: ids.flatMap((id) => world.person(id) ?? []).map(world.userOf) });
}

/** Both ids, the smaller first. */
function conversationOf(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;
}

function create({ world, user, path, json }: Asked): Answer {
  const to = path[0] ?? '';
  const { text } = (json ?? {}) as { readonly text?: unknown };
  if (typeof text !== 'string' || text === '') return invalidRequest('One of `text` or `attachments` is required');
  if (world.person(to) === undefined) return problem(404, 'Not Found Error', 'No such participant.', notFound);
  const { text: stored, urls } = storedText(text, null, [], world.nextSlug);
  const event = world.addMessage({ sender_id: user, dm_conversation_id: conversationOf(user, to), text: stored, entities: { urls } });
  return { ...ok({ data: { dm_conversation_id: event.dm_conversation_id, dm_event_id: event.id } }), status: 201 };
}

function events({ world, user, query }: Asked, isWanted: (event: DmEvent) => boolean): Answer {
  const most = Number(query.get('max_results') ?? 100);
  if (most < 1 || most > 100) return invalidRequest('The `max_results` query parameter value is not between 1 and 100');
  const mine = world.messages().filter((event) => event.dm_conversation_id.split('-').includes(user) && isWanted(event));
  const start = Number(query.get('pagination_token') ?? 0);
  const given = mine.slice(start, start + most);
  const next = start + most < mine.length ? { next_token: String(start + most) } : {};
  const body: DmEventsResponse = { ...(given.length === 0 ? {} : { data: given }), meta: { result_count: given.length, ...next } };
  return ok(body);
}
