import { xCapabilities } from '../../main/networks/x/capabilities.ts';
import { X_MESSAGE_SCOPES, X_SCOPES } from '../../main/networks/x/oauth/client.ts';
import { createX, type XOptions } from '../../main/networks/x.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import { ensureTestServers } from '../../scripts/test-servers.ts';
import { type OauthProvider, startOauthProvider } from '../rig/oauth-provider.ts';
import type { ContractAccount, NetworkUnderTest, Tried } from './network-under-test.ts';
import { goThroughPages } from './oauth-browser.ts';
import { startXServer, type XServer } from './x-server/server.ts';
import { createWorld, repostOf, type World } from './x-server/world.ts';

export const triedX: Tried = { capabilities: xCapabilities, renews: ['oauth'], ownKeys: false, rootsUnseen: true };

export const brand: ContractAccount = { subject: '1001', handle: 'Brandy' };
export const personal: ContractAccount = { subject: '2002', handle: 'kim_lee' };
/** The program that the organisation registered at X. */
export const CLIENT_ID = 'Y2xpZW50OjE6Y2k';
const password = 'pass words';

export interface XUnderTest extends NetworkUnderTest {
  readonly world: World;
  readonly provider: OauthProvider;
  readonly server: string;
  readonly api: XServer;
  readonly options: XOptions;
  readonly browserTrouble: readonly unknown[];
  stop(): Promise<void>;
}

/** The fixture server with two accounts, an OAuth server that signs them in, and the adapter pointed at both. */
export async function startXUnderTest(): Promise<XUnderTest> {
  await ensureTestServers();
  const provider = await startOauthProvider({
    clients: [{ id: CLIENT_ID }],
    scopes: [...X_SCOPES, ...X_MESSAGE_SCOPES],
    people: [brand, personal].map(({ subject, handle }) => ({ subject, login: handle, password })),
    paths: { authorization: '/i/oauth2/authorize', token: '/2/oauth2/token', revocation: '/2/oauth2/revoke' },
    refreshTokens: 'always',
  });
  const world = createWorld([
    { id: brand.subject, username: brand.handle, name: 'Brandy & Co' },
    { id: personal.subject, username: personal.handle, name: 'Kim Lee' },
    { id: '3003', username: 'quiet', name: 'Quiet', protected: true },
  ]);
  const api = await startXServer(world, provider);
  const options = optionsFor(provider, api.url);
  const browserTrouble: unknown[] = [];
  return {
    ...{ world, provider, api, options, browserTrouble, brand, personal },
    network: createX(options),
    server: xCapabilities.defaultServer,
    missingPost: 'https://x.com/Brandy/status/20',
    throughBrowser: (account, answer) => async (url) => {
      // Not awaited: the real browser goes its own way, too.
      goThroughPages(url, { login: account.handle, password, answer }).catch((error: unknown) => browserTrouble.push(error));
    },
    postedTexts: async (subject) =>
      world.posts().flatMap((post) => (post.author_id === subject && repostOf(post) === null ? [post.written] : [])),
    describedIn: async (subject, text) => {
      const post = world.posts().find((one) => one.author_id === subject && one.written === text);
      return (post?.mediaIds ?? []).map((id) => world.media(id)?.alt ?? '');
    },
    timesDone: async (subject, act, uri) => timesDone(world, subject, act, uri.split('/').at(-1) ?? ''),
    stop: async () => {
      await Promise.all([api.close(), provider.stop()]);
    },
  };
}

export function optionsFor(provider: OauthProvider, api: string): XOptions {
  return {
    fetch: globalThis.fetch,
    clock: createSystemClock(),
    clientId: () => CLIENT_ID,
    linkCard: async () => ({ kind: 'rejected', words: 'No pages here.' }),
    origins: { web: provider.issuer, api, publish: api },
  };
}

function timesDone(world: World, subject: string, act: 'repost' | 'quote' | 'like', id: string): number {
  const own = world.posts().filter(({ author_id }) => author_id === subject);
  switch (act) {
    case 'like':
      return world.likedBy(subject).filter((liked) => liked === id).length;
    case 'repost':
      return own.filter((post) => repostOf(post) === id).length;
    case 'quote':
      return own.filter((post) => post.referenced_tweets?.some((one) => one.type === 'quoted' && one.id === id)).length;
  }
}
