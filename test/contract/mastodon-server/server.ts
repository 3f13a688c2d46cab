import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountRoutes } from './accounts.ts';
import { conversationRoutes } from './conversations.ts';
import { toJson } from './entities.ts';
import { instanceRoutes } from './instance.ts';
import { oauthRoutes } from './oauth.ts';
import { newestMastodon, type ServerOptions } from './options.ts';
import { readRequest } from './read-request.ts';
import { type Answer, type Asked, grants, problem, type Request, type Route } from './route.ts';
import { statusRoutes } from './statuses.ts';
import { createWorld, type Member, secret, type Token, type World } from './world.ts';

export interface MastodonServer {
  /** Origin, by name: clients compare it. */
  readonly url: string;
  readonly domain: string;
  readonly world: World;
  /** `host`: of another server, which this one has not heard of yet. */
  addMember(username: string, host?: string): Member;
  stop(): Promise<void>;
}

const routes: readonly Route[] = [...oauthRoutes, ...instanceRoutes, ...conversationRoutes, ...accountRoutes, ...statusRoutes];

/** A server of the Mastodon API after its documentation (https://docs.joinmastodon.org), its entities typed by `masto`. In memory. */
export async function startMastodonServer(differing: Partial<ServerOptions> = {}): Promise<MastodonServer> {
  const options: ServerOptions = { ...newestMastodon, ...differing };
  const world = createWorld();
  const server = createServer((incoming, outgoing) => {
    const origin = urlOf(server.address());
    void readRequest(incoming, origin)
      .then((request) => answer(request, { world, options, origin, domain: domainOf(options, origin) }))
      .then((given) => write(outgoing, given))
      .catch((error: unknown) => write(outgoing, problem(500, error instanceof Error ? (error.stack ?? '') : 'unknown')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = urlOf(server.address());
  return {
    url,
    domain: domainOf(options, url),
    world,
    addMember(username, host = '') {
      const avatar = `${url}/avatars/original/missing.png`;
      const named = { id: world.nextId(), username, host, known: host === '', displayName: username, emojis: [], avatar };
      const member: Member = { ...named, password: secret(), quotePolicy: 'public', preset: 'public' };
      world.members.set(member.id, member);
      return member;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function domainOf({ domain }: ServerOptions, origin: string): string {
  return domain === '' ? new URL(origin).host : domain;
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://localhost:${(address as AddressInfo).port}`;
}

function answer(request: Request, where: Pick<Asked, 'world' | 'options' | 'origin' | 'domain'>): Answer {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? null : (where.world.tokens.get(bearer) ?? null);
  const isApi = request.path.startsWith('/api/');
  if (isApi && bearer !== undefined && token === null) {
    return problem(401, `The access token ${where.world.revoked.has(bearer) ? 'was revoked' : 'is invalid'}`);
  }
  for (const entry of routes) {
    const { method, path, answer: give } = entry;
    const groups = path.exec(request.path)?.groups ?? (path.test(request.path) ? {} : null);
    if (groups === null || method !== request.method) continue;
    const refused = notAllowed(request, token, entry, where.options);
    return refused ?? give({ ...where, request, token, param: (name) => groups[name] ?? '' });
  }
  return problem(404, 'Not Found');
}

/** Only these are for those who are signed out where a server is closed to them; in limited federation mode the second is not. */
const openPaths = ['/api/v1/apps', '/api/v1/instance', '/api/v2/instance'];

function notAllowed({ path }: Request, token: Token | null, { scope, scopeIfSignedIn }: Route, options: ServerOptions): Answer | null {
  const needed = scope ?? (token === null ? undefined : scopeIfSignedIn);
  if (scope !== undefined && token === null) return problem(401, 'The access token is invalid');
  if (needed !== undefined && token !== null && !grants(token.scopes, needed))
    return problem(403, 'This action is outside the authorized scopes');
  const isClosed = (options.authorizedFetch && !openPaths.includes(path)) || (options.limitedFederation && path !== openPaths[0]);
  if (isClosed && path.startsWith('/api/') && token === null) return problem(401, 'This method requires an authenticated user');
  return null;
}

/** With the headers of https://docs.joinmastodon.org/api/rate-limits/. */
function write(outgoing: ServerResponse<IncomingMessage>, { status, body, headers = {} }: Answer): void {
  const isPage = typeof body === 'string';
  outgoing.writeHead(status, {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '299',
    'x-ratelimit-reset': '2026-01-01T00:05:00.000000Z',
    ...headers,
  });
  outgoing.end(isPage ? body : JSON.stringify(toJson(body)));
}
