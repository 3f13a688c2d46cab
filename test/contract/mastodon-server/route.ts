import type { IncomingHttpHeaders } from 'node:http';
import type { ServerOptions } from './options.ts';
import type { Member, Token, World } from './world.ts';

export interface File {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of a form, or of JSON, one level deep. */
  readonly form: URLSearchParams;
  readonly files: ReadonlyMap<string, File>;
  readonly headers: IncomingHttpHeaders;
  readonly origin: string;
}

export interface Answer {
  readonly status: number;
  /** JSON, or a text that is an HTML page. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly world: World;
  readonly options: ServerOptions;
  readonly request: Request;
  /** Origin of the server. */
  readonly origin: string;
  readonly domain: string;
  readonly token: Token | null;
  /** What stands in the path for `:id` and the like. */
  readonly param: (name: string) => string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  /** Absent: for everybody. A scope that must have been granted. */
  readonly scope?: string;
  /** For everybody; whoever comes with a token must have been granted this. */
  readonly scopeIfSignedIn?: string;
  readonly answer: (asked: Asked) => Answer;
}

/** `:name` stands for one segment. */
export function route(method: Route['method'], path: string, answer: Route['answer'], scope?: string): Route {
  const pattern = path.replace(/[.]/g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return { method, path: new RegExp(`^${pattern}$`), answer, ...(scope === undefined ? {} : { scope }) };
}

/** A route for everybody, which asks a scope of whoever is signed in. */
export function openRoute(method: Route['method'], path: string, answer: Route['answer'], scopeIfSignedIn: string): Route {
  return { ...route(method, path, answer), scopeIfSignedIn };
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

/** https://docs.joinmastodon.org/entities/Error/. */
export function problem(status: number, error: string, description?: string): Answer {
  return { status, body: { error, ...(description === undefined ? {} : { error_description: description }) } };
}

export const notFound = problem(404, 'Record not found');

/** The member whose token it is; a route with a scope always has one. */
export function memberOf({ token }: Asked): Member {
  if (token === null) throw new Error('This route needs a scope');
  return token.member;
}

/** `read` grants `read:accounts` (https://docs.joinmastodon.org/api/oauth-scopes/). */
export function grants(scopes: readonly string[], needed: string): boolean {
  return scopes.some((scope) => scope === needed || needed.startsWith(`${scope}:`));
}

/** A page of a list, newest first, with the `Link` header (https://docs.joinmastodon.org/api/guidelines/#pagination). */
export function paged<T extends { readonly id: string }>({ request, origin }: Asked, all: readonly T[], preset: number, most: number) {
  const { query } = request;
  const [maxId, sinceId] = [query.get('max_id'), query.get('since_id')];
  const limit = Math.min(Number(query.get('limit') ?? preset), most);
  const asked = all.filter(
    ({ id }) => (maxId === null || BigInt(id) < BigInt(maxId)) && (sinceId === null || BigInt(id) > BigInt(sinceId)),
  );
  const items = asked.slice(0, limit);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { items, headers: {} };
  const page = (name: string, id: string): string => {
    const url = new URL(request.path, origin);
    for (const [one, value] of query) if (!['max_id', 'since_id', 'min_id'].includes(one)) url.searchParams.append(one, value);
    url.searchParams.set(name, id);
    return url.href;
  };
  const previous = `<${page('min_id', first.id)}>; rel="prev"`;
  return { items, headers: { link: items.length < limit ? previous : `<${page('max_id', last.id)}>; rel="next", ${previous}` } };
}
