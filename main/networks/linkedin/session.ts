import type { Clock } from '../../clock.ts';
import type { NetworkFailure, NetworkResult, Session, Speaker } from '../network.ts';
import type { Access } from '../oauth/access.ts';
import type { LinkedinGrant } from './access.ts';
import { linkedinCapabilities } from './capabilities.ts';
import { mayEngage, maySpeakForPages } from './durable.ts';
import type { MentionsOptions } from './page-mentions.ts';
import type { PublishOptions } from './publish.ts';
import type { RestRequest, Send } from './rest.ts';
import { organizationId } from './urns.ts';
import { askWhoseItIs } from './who-am-i.ts';

export interface SessionParts {
  readonly access: Access<LinkedinGrant, RestRequest>;
  readonly clock: Clock;
  /** Origins of the API and of the site. */
  readonly api: string;
  readonly site: string;
  /** The member who signed in. */
  readonly account: string;
  readonly scopes: readonly string[];
}

const noList = (what: string): NetworkFailure => ({ kind: 'rejected', words: `LinkedIn gives programs no list of ${what}.` });

// Read at first use: no start posts, asks for pages or reads what they said.
const publishing = () => import('./publish.ts');
const organizations = () => import('./organizations.ts');
const pageMentionsOf = () => import('./page-mentions.ts');
const pagePosts = () => import('./page-posts.ts');

/** The methods of an opened sign-in, speaking for its member or for a page of theirs. */
export function createSession(parts: SessionParts, speaker = parts.account): Session {
  const { access, clock, account, scopes, site, api } = parts;
  const send: Send = (request) => access.exchange(request);
  const options: PublishOptions = { send, clock, site, speaker };
  const isPage = organizationId(speaker) !== null;
  const said: MentionsOptions = { send, clock, site, page: speaker };
  let isOwner = false;

  /** Runs what speaks for the account, once it is sure that the credential is the account's. */
  async function asOwner<T>(act: () => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
    if (speaker !== account && !(isPage && maySpeakForPages(scopes))) return notForPages;
    if (isOwner) return act();
    const owner = await theOwner(parts, send);
    if (owner.kind !== 'ok') return owner;
    isOwner = true;
    return act();
  }

  const session: Session = {
    subject: speaker,
    scopes,
    whoAmI: async () => plain(isPage ? await whichPage(parts, send, speaker) : await askWhoseItIs(send, clock, scopes)),
    speakers: () => everybody(parts, send),
    as: (subject) => (subject === speaker ? session : createSession(parts, subject)),
    limits: async () => ({ kind: 'ok', value: null }),
    profile: async () => {
      const known = isPage ? await whichPage(parts, send, speaker) : await askWhoseItIs(send, clock, scopes);
      if (known.kind !== 'ok') return known;
      return { kind: 'ok', value: { displayName: known.value.displayName ?? '', avatar: null, handle: known.value.handle } };
    },
    followers: () =>
      isPage
        ? asOwner(async () => (await organizations()).countFollowers(send, clock, speaker))
        : Promise.resolve({ kind: 'ok', value: null }),
    prepare: (draft, images, createdAt) =>
      asOwner(async () => {
        // What sends it too, so that nothing has to be read between the guard's last word and the request.
        const [{ prepareRecord }] = await Promise.all([import('./prepare.ts'), publishing()]);
        return prepareRecord({ send, clock, api, owner: speaker, mayEngage: mayEngage(scopes, isPage) }, draft, images, createdAt);
      }),
    send: (part) => asOwner(async () => (await publishing()).sendRecord(options, part)),
    find: (part, _before, claimed) => asOwner(async () => (await publishing()).findRecord(options, part, claimed)),
    remove: (part) => asOwner(async () => (await publishing()).removeRecord(options, part)),
    mentions: async () => (isPage ? asOwner(async () => (await pageMentionsOf()).replyTargets(said)) : noList('mentions of a person')),
    mentionPage: async (cursor) =>
      isPage ? asOwner(async () => (await pageMentionsOf()).pageMentions(said, cursor)) : noList('mentions of a person'),
    postsWithTag: async () => noList('posts with a hashtag'),
    ownPostPage: async (cursor) =>
      isPage ? asOwner(async () => (await pagePosts()).ownPostPage(send, clock, speaker, cursor)) : noList('what a person posted'),
    revoke: () => revoke(parts, send),
  };
  return session;
}

const notForPages: NetworkFailure = {
  kind: 'rejected',
  words: 'This sign-in may not speak for the page. Sign in again on a company computer to use it there.',
};

function plain(speaker: NetworkResult<Speaker>): NetworkResult<Speaker> {
  return speaker.kind === 'ok' ? { kind: 'ok', value: { subject: speaker.value.subject, handle: speaker.value.handle } } : speaker;
}

async function theOwner({ clock, account, scopes }: SessionParts, send: Send): Promise<NetworkResult<Speaker>> {
  const whose = await askWhoseItIs(send, clock, scopes);
  if (whose.kind !== 'ok' || whose.value.subject === account) return whose;
  return { kind: 'rejected', words: `The stored sign-in belongs to ${whose.value.handle}, not to this account. Sign in again.` };
}

/** The page, where the member may still post for it. Asks afresh every time: whose sign-in, which roles, what name. */
async function whichPage(parts: SessionParts, send: Send, page: string): Promise<NetworkResult<Speaker>> {
  const { clock, scopes } = parts;
  if (!maySpeakForPages(scopes)) return notForPages;
  const owner = await theOwner(parts, send);
  if (owner.kind !== 'ok') return owner;
  const { nameOrganizations, postableOrganizations } = await organizations();
  const roles = await postableOrganizations(send, clock);
  if (roles.kind !== 'ok') return roles;
  if (!roles.value.includes(page)) return { kind: 'rejected', words: `${owner.value.handle} may not post for this page any more.` };
  const named = await nameOrganizations(send, clock, [page]);
  if (named.kind !== 'ok') return named;
  const [found] = named.value;
  return found === undefined
    ? { kind: 'unreadable', words: 'LinkedIn did not say what this page is called.' }
    : { kind: 'ok', value: found };
}

/** The member first, then every page they may post for now. */
async function everybody(parts: SessionParts, send: Send): Promise<NetworkResult<readonly Speaker[]>> {
  const { clock, scopes } = parts;
  const owner = await theOwner(parts, send);
  if (owner.kind !== 'ok') return owner;
  if (!maySpeakForPages(scopes)) return { kind: 'ok', value: [owner.value] };
  const { nameOrganizations, postableOrganizations } = await organizations();
  const roles = await postableOrganizations(send, clock);
  if (roles.kind !== 'ok') return roles;
  const pages = await nameOrganizations(send, clock, roles.value);
  return pages.kind === 'ok' ? { kind: 'ok', value: [owner.value, ...pages.value] } : pages;
}

/** LinkedIn documents no way for a program to end a sign-in; one that it refuses already has ended. */
async function revoke({ clock, scopes }: SessionParts, send: Send): Promise<NetworkResult<void>> {
  const whose = await askWhoseItIs(send, clock, scopes);
  if (whose.kind === 'signInAgain') return { kind: 'ok', value: undefined };
  if (whose.kind !== 'ok') return whose;
  const words = `LinkedIn lets only you end this sign-in. Remove the program there: ${linkedinCapabilities.endedByHandAt}`;
  return { kind: 'rejected', words };
}
