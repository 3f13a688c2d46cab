import { createMastodon, type MastodonOptions } from '../../main/networks/mastodon.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import type { Visibility } from '../../shared/post.ts';
import type { ServerOptions } from './mastodon-server/options.ts';
import { signInOnPage } from './mastodon-server/person.ts';
import { type MastodonServer, startMastodonServer } from './mastodon-server/server.ts';
import { likeOf, type Member, newestFirst } from './mastodon-server/world.ts';
import type { ContractAccount, NetworkUnderTest } from './network-under-test.ts';

export interface MastodonUnderTest extends NetworkUnderTest {
  readonly fixture: MastodonServer;
  readonly members: { readonly brand: Member; readonly personal: Member };
  /** Why browsers did not end well. */
  readonly browserTrouble: readonly unknown[];
}

const audiences: Readonly<Record<string, Visibility>> = { public: 'public', unlisted: 'unlisted', private: 'followers' };

/** The fixture server with two accounts, and the adapter pointed at it. */
export async function startMastodonUnderTest(differing: Partial<ServerOptions> = {}): Promise<MastodonUnderTest> {
  const fixture = await startMastodonServer(differing);
  const { world, domain } = fixture;
  const members = { brand: fixture.addMember('brandy'), personal: fixture.addMember('persona') };
  const host = new URL(fixture.url).host;
  const accountOf = ({ id, username }: Member): ContractAccount => ({ subject: `${id}@${host}`, handle: `${username}@${domain}` });
  const memberOf = (subject: string) => (subject === accountOf(members.brand).subject ? members.brand : members.personal);
  const postsOf = (subject: string) => newestFirst(world.posts.values()).filter(({ author }) => author === memberOf(subject));
  const browserTrouble: unknown[] = [];
  return {
    fixture,
    members,
    browserTrouble,
    network: createMastodon(mastodonOptions()),
    server: fixture.url,
    brand: accountOf(members.brand),
    personal: accountOf(members.personal),
    missingPost: `${fixture.url}/@brandy/114999999999999999`,
    throughBrowser: (account, answer) => async (url) => {
      // Not awaited: the real browser goes its own way, too.
      signInOnPage(url, memberOf(account.subject), answer).catch((error: unknown) => browserTrouble.push(error));
    },
    postedTexts: async (subject) =>
      postsOf(subject)
        .filter(({ reblogOf }) => reblogOf === null)
        .map(({ text }) => text),
    describedIn: async (subject, text) =>
      postsOf(subject)
        .find((post) => post.text === text)
        ?.media.map(({ description }) => description) ?? [],
    audienceOf: async (subject, text) => {
      const audience = audiences[postsOf(subject).find((post) => post.text === text)?.visibility ?? ''];
      if (audience === undefined) throw new Error('Nobody but those it names may see this post');
      return audience;
    },
    timesDone: async (subject, act, uri) => {
      const target = world.posts.get(uri.split('/').at(-1) ?? '');
      if (target === undefined) return 0;
      if (act === 'like') return world.likes.has(likeOf(memberOf(subject), target)) ? 1 : 0;
      return postsOf(subject).filter(({ reblogOf, quoted }) => (act === 'repost' ? reblogOf : quoted) === target).length;
    },
  };
}

export function mastodonOptions(): MastodonOptions {
  return { fetch: globalThis.fetch, pageFetch: globalThis.fetch, clock: createSystemClock(), lookUpHost: async () => [] };
}
