import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OauthProvider } from '../../rig/oauth-provider.ts';
import { type Answer, forbidden, invalidRequest, problem, unauthorized } from './answers.ts';
import { embed } from './o-embed.ts';
import { type Asked, routes } from './routes.ts';
import type { World } from './world.ts';

export interface XServer {
  readonly url: string;
  close(): Promise<void>;
}

/** X's API, its token endpoints (which `provider` serves) and its oEmbed, on loopback. */
export async function startXServer(world: World, provider: OauthProvider): Promise<XServer> {
  const server = createServer((request, response) => {
    serve(world, provider, request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(world: World, provider: OauthProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await bytesOf(request);
  if (url.pathname.startsWith('/2/oauth2/')) return passOn(provider, request, url, body, response);
  if (url.pathname === '/oembed') return reply(response, embed(world, url.searchParams));
  reply(response, await answer(world, provider, request, url, body));
}

async function answer(world: World, provider: OauthProvider, request: IncomingMessage, url: URL, body: Buffer): Promise<Answer> {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const owner = token === undefined ? null : await provider.ownerOf(token);
  if (owner === null) return unauthorized;
  for (const route of routes) {
    const match = route.path.exec(url.pathname);
    if (match === null || route.method !== request.method) continue;
    if (route.scopes.some((scope) => !owner.scopes.includes(scope))) return forbidden('You are not permitted to perform this action.');
    const type = request.headers['content-type'] ?? '';
    const json = type.includes('application/json') ? jsonOf(body) : null;
    if (json === undefined) return invalidRequest('The body is not JSON.');
    const form = type.includes('multipart/form-data')
      ? await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
      : null;
    const asked: Asked = { world, user: owner.subject, path: match.slice(1), query: url.searchParams, json, form };
    return route.answer(asked);
  }
  return problem(404, 'Not Found', 'Not Found');
}

/** Every answer says how much may still be asked (https://docs.x.com/x-api/fundamentals/rate-limits). */
function reply(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8',
    'x-rate-limit-limit': '900',
    'x-rate-limit-remaining': '899',
    'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 900),
  });
  response.end(JSON.stringify(body));
}

async function passOn(provider: OauthProvider, request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): Promise<void> {
  const answered = await fetch(provider.issuer + url.pathname + url.search, {
    method: request.method ?? 'POST',
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    body: new Uint8Array(body),
  });
  response.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? 'application/json' });
  response.end(await answered.text());
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
