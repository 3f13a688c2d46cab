import { z } from 'zod';
import { type BlueskyOptions, createBluesky } from '../../main/networks/bluesky.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import { ensureTestServers } from '../../scripts/test-servers.ts';
import type { ActAbout } from '../../shared/post.ts';
import { type Pds, startPds } from '../rig/pds.ts';
import { createAccount, createAppPassword, listPublicPosts, type PdsAccount, signInOutside } from '../rig/pds-accounts.ts';
import { anyAnswer, mustXrpc } from '../rig/xrpc.ts';
import { signInOnPage } from './headless-browser.ts';
import type { ContractAccount, NetworkUnderTest } from './network-under-test.ts';

type PasswordAccount = ContractAccount & { readonly appPassword: string };

export interface BlueskyUnderTest extends NetworkUnderTest {
  readonly brand: PasswordAccount;
  readonly personal: PasswordAccount;
  readonly pds: Pds;
  readonly options: BlueskyOptions;
  readonly owners: { readonly brand: PdsAccount; readonly personal: PdsAccount };
  /** Handles of the people in browsers that did not end well, with why. */
  readonly browserTrouble: readonly unknown[];
}

/** A PDS with two accounts, and the adapter pointed at it. */
export async function startBlueskyUnderTest(): Promise<BlueskyUnderTest> {
  await ensureTestServers();
  const pds = await startPds();
  const owners = { brand: await createAccount(pds, 'brandy'), personal: await createAccount(pds, 'persona') };
  const [brand, personal] = await Promise.all([contractAccount(pds, owners.brand), contractAccount(pds, owners.personal)]);
  const options = optionsFor(pds);
  const browserTrouble: unknown[] = [];
  return {
    pds,
    options,
    owners,
    browserTrouble,
    network: createBluesky(options),
    server: pds.url,
    brand,
    personal,
    throughBrowser: (account, answer) => {
      const owner = account.subject === owners.brand.did ? owners.brand : owners.personal;
      return async (url) => {
        // Not awaited: the real browser goes its own way, too.
        signInOnPage(url, { handle: owner.handle, password: owner.password, answer }).catch((error: unknown) => browserTrouble.push(error));
      };
    },
    missingPost: `at://${brand.subject}/app.bsky.feed.post/2222222222222`,
    postedTexts: async (subject) => (await listPublicPosts(pds, subject)).map(({ text }) => text),
    describedIn: (subject, text) => describedIn(pds, subject, text),
    timesDone: (subject, act, uri) => timesDone(pds, subject, act, uri),
    occupy: (account, key) => putOther(pds, account.subject === owners.brand.did ? owners.brand : owners.personal, key),
  };
}

export function optionsFor(pds: Pick<Pds, 'plcUrl'>): BlueskyOptions {
  return {
    fetch: globalThis.fetch,
    pageFetch: globalThis.fetch,
    clock: createSystemClock(),
    lookUpHost: async () => [],
    plcDirectory: pds.plcUrl,
  };
}

async function contractAccount(pds: Pds, owner: PdsAccount): Promise<PasswordAccount> {
  return { subject: owner.did, handle: owner.handle, appPassword: await createAppPassword(pds, owner, 'hatcheck') };
}

const collections = { repost: 'app.bsky.feed.repost', like: 'app.bsky.feed.like', quote: 'app.bsky.feed.post' } as const;
const acts = z.object({
  records: z.array(
    z.object({
      value: z.looseObject({
        subject: z.object({ uri: z.string() }).optional(),
        embed: z.looseObject({ record: z.object({ uri: z.string() }).optional() }).optional(),
      }),
    }),
  ),
});

/** As an outsider reads the account's repository. */
async function timesDone(pds: Pds, subject: string, act: ActAbout, uri: string): Promise<number> {
  const query = { repo: subject, collection: collections[act], limit: '100' };
  const { records } = await mustXrpc(acts, pds.url, 'com.atproto.repo.listRecords', { query });
  return records.filter(({ value }) => (act === 'quote' ? value.embed?.record?.uri : value.subject?.uri) === uri).length;
}

const described = z.object({
  records: z.array(
    z.object({
      value: z.looseObject({
        text: z.string(),
        embed: z.looseObject({ images: z.array(z.object({ alt: z.string() })).optional() }).optional(),
      }),
    }),
  ),
});

async function describedIn(pds: Pds, subject: string, text: string): Promise<readonly string[]> {
  const query = { repo: subject, collection: collections.quote, limit: '100' };
  const { records } = await mustXrpc(described, pds.url, 'com.atproto.repo.listRecords', { query });
  return records.find(({ value }) => value.text === text)?.value.embed?.images?.map(({ alt }) => alt) ?? [];
}

async function putOther(pds: Pds, owner: PdsAccount, key: string): Promise<void> {
  const { accessJwt } = await signInOutside(pds, owner);
  const record = { $type: 'app.bsky.feed.post', text: 'I was here first', createdAt: new Date().toISOString() };
  const input = { repo: owner.did, collection: 'app.bsky.feed.post', rkey: key, record };
  await mustXrpc(anyAnswer, pds.url, 'com.atproto.repo.putRecord', { input, token: accessJwt });
}
