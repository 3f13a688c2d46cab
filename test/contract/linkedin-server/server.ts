import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenOwner } from '../../rig/oauth-provider.ts';
import { initializeUpload, upload } from './images.ts';
import { lookUpOrganizations, me, networkSize, notifications, roles, userinfo } from './people.ts';
import { createPost, deletePost, findPosts } from './posts.ts';
import { createComment, createReaction, deleteComment, deleteReaction, getReaction } from './social.ts';
import { type Answer, type Asked, refusal, type World } from './world.ts';

/** Versions that are answered in November 2026 (marketing/versioning: a year each). */
const versions = /^20(25(11|12)|26(0[1-9]|1[01]))$/;

type Route = (world: World, asked: Asked, ...parts: string[]) => Answer;
const routes: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/v2\/userinfo$/, userinfo],
  ['GET', /^\/rest\/me$/, me],
  ['GET', /^\/rest\/organizationAcls$/, roles],
  ['GET', /^\/rest\/organizationsLookup$/, lookUpOrganizations],
  ['GET', /^\/rest\/networkSizes\/([^/]+)$/, networkSize],
  ['GET', /^\/rest\/organizationalEntityNotifications$/, notifications],
  ['POST', /^\/rest\/posts$/, createPost],
  ['GET', /^\/rest\/posts$/, findPosts],
  ['DELETE', /^\/rest\/posts\/([^/]+)$/, deletePost],
  ['POST', /^\/rest\/images$/, initializeUpload],
  ['PUT', /^\/dms-uploads\/(\d+)$/, upload],
  ['POST', /^\/rest\/socialActions\/([^/]+)\/comments$/, createComment],
  ['DELETE', /^\/rest\/socialActions\/([^/]+)\/comments\/(\d+)$/, deleteComment],
  ['POST', /^\/rest\/reactions$/, createReaction],
  ['GET', /^\/rest\/reactions\/\(actor:([^,)]+),entity:([^,)]+)\)$/, getReaction],
  ['DELETE', /^\/rest\/reactions\/\(actor:([^,)]+),entity:([^,)]+)\)$/, deleteReaction],
];

export interface LinkedinServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The part of LinkedIn's API that the adapter uses, typed from learn.microsoft.com/linkedin (version 2026-08): routes,
 * headers, scopes, roles and error bodies. Whose token it is, the authorization server says.
 */
export async function startLinkedinServer(world: World, ownerOf: (token: string) => Promise<TokenOwner | null>): Promise<LinkedinServer> {
  const server = createServer((request, response) => {
    answer(world, ownerOf, request)
      .then((given) => write(response, given))
      .catch((error: unknown) => write(response, refusal(500, 'INTERNAL_SERVER_ERROR', String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(world: World, ownerOf: (token: string) => Promise<TokenOwner | null>, request: IncomingMessage): Promise<Answer> {
  const body = await bytesOf(request);
  const { method = 'GET', headers } = request;
  const { pathname, searchParams, origin } = new URL(request.url ?? '/', `http://${headers.host}`);
  const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (token === undefined) return refusal(401, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2_access_token');
  const owner = await ownerOf(token);
  if (owner === null) return refusal(401, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user');
  const version = headers['linkedin-version'];
  if (pathname.startsWith('/rest/')) {
    if (version === undefined) return refusal(400, 'VERSION_MISSING', 'A version must be present. Please specify a version');
    if (!versions.test(String(version))) return refusal(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`);
    if (headers['x-restli-protocol-version'] !== '2.0.0') return refusal(400, 'BAD_REQUEST', 'Rest.li protocol 2.0.0 is needed');
  }
  const asked: Asked = { method, path: pathname, query: searchParams, headers, body, owner, origin };
  for (const [needed, pattern, route] of routes) {
    const found = pattern.exec(pathname);
    if (needed === method && found !== null) return route(world, asked, ...found.slice(1).map(decodeURIComponent));
  }
  return refusal(404, 'RESOURCE_NOT_FOUND', `No virtual resource found: ${pathname}`);
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    'x-restli-protocol-version': '2.0.0',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
