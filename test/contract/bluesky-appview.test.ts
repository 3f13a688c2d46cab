import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { Session } from '../../main/networks/network.ts';
import { createAccount, createAppPassword, type PdsAccount, signInOutside } from '../rig/pds-accounts.ts';
import { waitFor } from '../rig/wait-for.ts';
import { anyAnswer, mustXrpc } from '../rig/xrpc.ts';
import { optionsFor } from './bluesky-under-test.ts';

/**
 * Mentions and hashtags on a whole network of real servers. It needs PostgreSQL and Redis, so it is not started here:
 * `test/servers/README.md` says how.
 */
const url = process.env.HATCHECK_NETWORK_PDS;
const plcUrl = process.env.HATCHECK_NETWORK_PLC;
if (url === undefined || plcUrl === undefined) {
  console.log(
    'Mentions on a whole network: not tried, as HATCHECK_NETWORK_PDS and HATCHECK_NETWORK_PLC name none (test/servers/README.md).',
  );
}

const created = z.object({ uri: z.string(), cid: z.string() });
const pds = { url: url ?? '', plcUrl: plcUrl ?? '', pid: 0, freeze: () => {}, thaw: () => {}, stop: async () => {} };
const run = Date.now().toString(36).slice(-6);

async function post(author: PdsAccount, record: object): Promise<z.infer<typeof created>> {
  const { accessJwt } = await signInOutside(pds, author);
  const input = {
    repo: author.did,
    collection: 'app.bsky.feed.post',
    record: { $type: 'app.bsky.feed.post', createdAt: new Date().toISOString(), ...record },
  };
  return mustXrpc(created, pds.url, 'com.atproto.repo.createRecord', { input, token: accessJwt });
}

/** Many in one request (com.atproto.repo.applyWrites takes 200). */
async function postAll(author: PdsAccount, records: readonly object[]): Promise<void> {
  const { accessJwt } = await signInOutside(pds, author);
  const now = Date.now();
  // Each at its own time: the cursor of the AppView is a time.
  const writes = records.map((record, index) => ({
    $type: 'com.atproto.repo.applyWrites#create',
    collection: 'app.bsky.feed.post',
    value: { $type: 'app.bsky.feed.post', createdAt: new Date(now - index * 1000).toISOString(), ...record },
  }));
  await mustXrpc(anyAnswer, pds.url, 'com.atproto.repo.applyWrites', { input: { repo: author.did, writes }, token: accessJwt });
}

function mentioning(text: string, of: PdsAccount): object {
  const at = new TextEncoder().encode(text.slice(0, text.indexOf(`@${of.handle}`))).length;
  const index = { byteStart: at, byteEnd: at + of.handle.length + 1 };
  return { text, facets: [{ index, features: [{ $type: 'app.bsky.richtext.facet#mention', did: of.did }] }] };
}

describe.skipIf(url === undefined || plcUrl === undefined)('a whole network', () => {
  let session: Session;
  let brand: PdsAccount;
  let kim: PdsAccount;

  beforeAll(async () => {
    brand = await createAccount(pds, `brand${run}`);
    kim = await createAccount(pds, `kim${run}`);
    const password = await createAppPassword(pds, brand, 'hatcheck');
    const signedIn = await createBluesky(optionsFor(pds)).signInWithPassword(pds.url, brand.handle, password, async () => true);
    if (signedIn.kind !== 'ok') throw new Error(signedIn.words);
    session = signedIn.value.session;
  });

  it('tells a brand who mentions it, answers it and quotes it, and not who likes it, with time and words', async () => {
    const own = await post(brand, { text: 'Doors open at nine.' });
    await post(kim, mentioning(`Hello @${brand.handle}, are you open?`, brand));
    await post(kim, { text: 'Lovely!', reply: { root: own, parent: own } });
    await post(kim, { text: 'Look at this', embed: { $type: 'app.bsky.embed.record', record: own } });
    const { accessJwt } = await signInOutside(pds, kim);
    const like = { $type: 'app.bsky.feed.like', subject: own, createdAt: new Date().toISOString() };
    const input = { repo: kim.did, collection: 'app.bsky.feed.like', record: like };
    await mustXrpc(created, pds.url, 'com.atproto.repo.createRecord', { input, token: accessJwt });
    const posts = await waitFor('three mentions', async () => {
      const page = await session.mentionPage(null);
      return page.kind === 'ok' && page.value.posts.length >= 3 ? page.value.posts : undefined;
    });
    expect(posts.map(({ text }) => text).toSorted()).toEqual([`Hello @${brand.handle}, are you open?`, 'Look at this', 'Lovely!']);
    for (const { authorHandle, at, url: page } of posts) {
      expect(authorHandle).toBe(kim.handle);
      expect(Math.abs(Date.now() - at)).toBeLessThan(600_000);
      expect(page).toMatch(new RegExp(`^https://bsky\\.app/profile/${kim.did}/post/`));
    }
  });

  it('gives mentions page by page until they end', async () => {
    const texts = Array.from({ length: 110 }, (_, index) => `Number ${index} for @${brand.handle}`);
    await postAll(
      kim,
      texts.map((text) => mentioning(text, brand)),
    );
    const all = await waitFor(
      'all mentions',
      async () => {
        const found: string[] = [];
        let cursor: string | null = null;
        let pages = 0;
        do {
          const page: Awaited<ReturnType<Session['mentionPage']>> = await session.mentionPage(cursor);
          if (page.kind !== 'ok') throw new Error(page.words);
          found.push(...page.value.posts.map(({ text }) => text));
          cursor = page.value.cursor;
          pages += 1;
        } while (cursor !== null);
        return found.length >= 113 ? { found, pages } : undefined;
      },
      { withinMs: 40_000 },
    );
    expect(all.pages).toBeGreaterThan(1);
    expect(new Set(all.found).size).toBe(113);
  });

  it('shows what a hashtag is about', async () => {
    const tag = `Southbridge${run}`;
    await post(kim, { text: `Please keep the roads free #${tag}`, tags: [tag] });
    const posts = await waitFor('the post to be found', async () => {
      const found = await session.postsWithTag(tag);
      return found.kind === 'ok' && found.value.length > 0 ? found.value : undefined;
    });
    expect(posts).toMatchObject([{ text: `Please keep the roads free #${tag}`, authorHandle: kim.handle }]);
  });
});
