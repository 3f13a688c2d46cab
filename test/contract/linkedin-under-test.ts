import { z } from 'zod';
import { createLinkedin, type LinkedinOptions } from '../../main/networks/linkedin.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import { ensureTestServers } from '../../scripts/test-servers.ts';
import { type OauthPerson, type OauthProvider, startOauthProvider } from '../rig/oauth-provider.ts';
import { shownText } from './linkedin-server/little.ts';
import { type LinkedinServer, startLinkedinServer } from './linkedin-server/server.ts';
import { emptyWorld, type Member, type World } from './linkedin-server/world.ts';
import type { ContractPage, NetworkUnderTest } from './network-under-test.ts';
import { goThroughPages } from './oauth-browser.ts';

export interface LinkedinUnderTest extends NetworkUnderTest {
  readonly world: World;
  readonly provider: OauthProvider;
  readonly server: string;
  readonly options: LinkedinOptions;
  readonly page: ContractPage;
  /** What browsers stumbled over. */
  readonly browserTrouble: readonly unknown[];
  stop(): Promise<void>;
}

const members: readonly Member[] = [
  { id: 'adaB1', firstName: 'Ada', lastName: 'Brandt', vanityName: 'ada-brandt' },
  { id: 'perC2', firstName: 'Percy', lastName: 'Sohn', vanityName: 'percy-sohn' },
];
const acme = { id: 2414, name: 'Acme & Sons', vanityName: 'acme-and-sons', followers: 4711 };
const others = [
  { id: 2415, name: 'Asked For Only', vanityName: 'asked-for-only', followers: 0 },
  { id: 2416, name: 'Looked At Only', vanityName: 'looked-at-only', followers: 0 },
];
const [ada, percy] = ['urn:li:person:adaB1', 'urn:li:person:perC2'];
const page = `urn:li:organization:${acme.id}`;

/** Every scope the two programs have at LinkedIn. */
const scopes = [
  ...['openid', 'profile', 'w_member_social', 'r_basicprofile', 'w_member_social_feed', 'rw_organization_admin'],
  ...['w_organization_social', 'r_organization_social', 'w_organization_social_feed', 'r_organization_social_feed'],
];

type ProviderChanges = Partial<Parameters<typeof startOauthProvider>[0]>;

/** The fixture server, the authorization server that stands in for LinkedIn's, and the adapter pointed at both. */
export async function startLinkedinUnderTest(changes: ProviderChanges = {}): Promise<LinkedinUnderTest> {
  await ensureTestServers();
  const world = emptyWorld(
    members,
    [acme, ...others],
    [
      { roleAssignee: ada, organization: page, role: 'ADMINISTRATOR', state: 'APPROVED' },
      { roleAssignee: ada, organization: 'urn:li:organization:2415', role: 'ADMINISTRATOR', state: 'REQUESTED' },
      { roleAssignee: ada, organization: 'urn:li:organization:2416', role: 'ANALYST', state: 'APPROVED' },
    ],
  );
  const people = members.map(({ id, firstName }): OauthPerson => ({ subject: id, login: firstName, password: `password of ${firstName}` }));
  const provider = await startOauthProvider({
    clients: [{ id: 'personprogram' }, { id: 'pagesprogram' }],
    scopes,
    people,
    refreshTokens: 'never',
    paths: { authorization: '/oauth/native-pkce/authorization', token: '/oauth/v2/accessToken', revocation: '/not-documented' },
    deniedError: 'user_cancelled_authorize',
    ...changes,
  });
  const server = await startLinkedinServer(world, provider.ownerOf);
  const options = optionsFor(server, provider);
  const browserTrouble: unknown[] = [];
  return {
    ...{ world, provider, options, browserTrouble, server: provider.issuer, network: createLinkedin(options) },
    brand: { subject: ada, handle: 'Ada Brandt', handleWithPages: 'ada-brandt' },
    personal: { subject: percy, handle: 'Percy Sohn', handleWithPages: 'percy-sohn' },
    page: { subject: page, handle: acme.vanityName, setRole: async (may) => setRole(world, may) },
    throughBrowser: ({ subject }, answer) => {
      const person = people.find((one) => subject === `urn:li:person:${one.subject}`);
      return async (url) => {
        if (person === undefined) throw new Error('Nobody has this account');
        // Not awaited: the real browser goes its own way, too.
        goThroughPages(url, { ...person, answer }).catch((error: unknown) => browserTrouble.push(error));
      };
    },
    postedTexts: async (subject) => postedTexts(world, subject),
    describedIn: async (subject, text) => {
      const post = world.posts.find((one) => one.author === subject && shownText(one.commentary) === text);
      const { media } = z.object({ media: z.object({ altText: z.string() }) }).parse(post?.content);
      return [media.altText];
    },
    audienceOf: async (subject, text) => {
      const post = world.posts.find((one) => one.author === subject && shownText(one.commentary) === text);
      return post?.visibility === 'PUBLIC' ? 'public' : 'followers';
    },
    timesDone: async (subject, act, uri) => {
      if (act === 'like') return world.reactions.filter(({ actor, entity }) => actor === subject && entity === uri).length;
      const reshares = world.posts.filter(({ author, reshareContext }) => author === subject && reshareContext?.parent === uri);
      return reshares.filter(({ commentary }) => (commentary === '') === (act === 'repost')).length;
    },
    stop: async () => void (await Promise.all([server.stop(), provider.stop()])),
  };
}

export function optionsFor(server: Pick<LinkedinServer, 'url'>, { issuer }: Pick<OauthProvider, 'issuer'>): LinkedinOptions {
  return {
    fetch: globalThis.fetch,
    pageFetch: globalThis.fetch,
    clock: createSystemClock(),
    lookUpHost: async () => [],
    programs: () => ({ person: 'personprogram', pages: 'pagesprogram' }),
    places: { api: server.url, site: issuer, issuer },
  };
}

/** Posts and comments, newest first. */
function postedTexts({ posts, comments }: World, subject: string): readonly string[] {
  const said = [
    ...posts.filter(({ author }) => author === subject).map(({ id, commentary }) => ({ id, text: shownText(commentary) })),
    ...comments.filter(({ actor }) => actor === subject),
  ];
  return said.toSorted((a, b) => numberOf(b.id) - numberOf(a.id)).map(({ text }) => text);
}

function numberOf(id: string): number {
  return Number(id.split(':').at(-1));
}

function setRole({ acls }: World, may: boolean): void {
  for (const acl of acls) if (acl.organization === page) acl.state = may ? 'APPROVED' : 'REVOKED';
}
