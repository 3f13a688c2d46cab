import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { KeepRotated, Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import { listPublicPosts, revokeAppPassword, seedPosts, setProfile } from '../rig/pds-accounts.ts';
import { type BlueskyUnderTest, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { draftOf, pixel, pixelImage } from './drafts.ts';
import { browserRequest, value } from './network-under-test.ts';
import { ownPostPages } from './read-all-own-posts.ts';

const keepAll: KeepRotated = async () => true;

let under: BlueskyUnderTest;
let session: Session;
beforeAll(async () => {
  under = await startBlueskyUnderTest();
  session = value(await under.network.signInWithPassword(under.server, under.brand.handle, under.brand.appPassword, keepAll)).session;
}, 300_000);
afterAll(async () => under?.pds.stop());

async function prepare(draft: Draft, images: ReadonlyMap<string, Uint8Array> = new Map()): Promise<readonly PreparedPart[]> {
  return value(await session.prepare(draft, images, Date.now()));
}

/** Sends the parts and gives the records as an outsider reads them, in the order of the parts. */
async function sendAndRead(parts: readonly PreparedPart[]) {
  const sent = [];
  for (const part of parts) sent.push(value(await session.send(part)));
  const posts = await listPublicPosts(under.pds, under.brand.subject);
  return sent.map(({ uri, cid }) => {
    const post = posts.find((candidate) => candidate.uri === uri);
    if (post === undefined) throw new Error(`${uri} is not there`);
    expect(post.cid).toBe(cid);
    return post;
  });
}

describe('a record on the server', () => {
  it('has links, mentions and hashtags at their bytes', async () => {
    const text = `👋🏽 @${under.personal.handle} see https://example.com/ä and #Grüße, not @nobody.test`;
    const [post] = await sendAndRead(await prepare(draftOf(text)));
    const bytes = new TextEncoder().encode(text);
    const facets = post?.record.facets as { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }[];
    const shown = facets.map(({ index, features }) => [
      new TextDecoder().decode(bytes.slice(index.byteStart, index.byteEnd)),
      features[0]?.did ?? features[0]?.uri ?? features[0]?.tag,
    ]);
    expect(shown).toEqual([
      [`@${under.personal.handle}`, under.personal.subject],
      ['https://example.com/ä', 'https://example.com/ä'],
      ['#Grüße', 'Grüße'],
    ]);
  });

  it('is what was prepared, in language and time too', async () => {
    const parts = await prepare({ ...draftOf('Bonjour'), languages: ['fr', 'not a language'] });
    const [post] = await sendAndRead(parts);
    expect(post?.record).toEqual(parts[0]?.record);
    expect(post?.record).toMatchObject({ $type: 'app.bsky.feed.post', langs: ['fr'] });
  });

  it('answers the record before it in a thread, by the content id computed beforehand', async () => {
    const [first, second, third] = await sendAndRead(await prepare(draftOf('One', 'Two', 'Three')));
    const root = { uri: first?.uri, cid: first?.cid };
    expect(first?.record).not.toHaveProperty('reply');
    expect(second?.record.reply).toEqual({ root, parent: root });
    expect(third?.record.reply).toEqual({ root, parent: { uri: second?.uri, cid: second?.cid } });
  });

  it('carries images with their descriptions and shapes', async () => {
    const images = [pixelImage('a', 'The first'), { ...pixelImage('b', ''), width: 40, height: 30 }];
    const parts = await prepare(
      draftOf({ text: 'Two pictures', images }),
      new Map([
        ['a', pixel],
        ['b', pixel],
      ]),
    );
    const [post] = await sendAndRead(parts);
    expect(post?.record.embed).toMatchObject({
      $type: 'app.bsky.embed.images',
      images: [
        { alt: 'The first', aspectRatio: { width: 1, height: 1 }, image: { $type: 'blob', mimeType: 'image/png', size: pixel.length } },
        { alt: '', aspectRatio: { width: 40, height: 30 } },
      ],
    });
  });

  it('carries a link card with its picture', async () => {
    const card = { url: 'https://example.com/', title: 'Example', description: 'A page', image: pixelImage('thumb', '') };
    const parts = await prepare(draftOf({ text: 'Read this', card }), new Map([['thumb', pixel]]));
    const [post] = await sendAndRead(parts);
    expect(post?.record.embed).toMatchObject({
      $type: 'app.bsky.embed.external',
      external: { uri: card.url, title: 'Example', description: 'A page', thumb: { mimeType: 'image/png' } },
    });
  });

  it('has a half character made whole before it is shown to anybody', async () => {
    const [part] = await prepare(draftOf('broken \ud83d here'));
    expect(part?.record).toMatchObject({ text: 'broken \ufffd here' });
  });
});

describe('an account', () => {
  it('reads back its own posts page by page, the newest first, until they end', async () => {
    const texts = Array.from({ length: 230 }, (_, index) => `Number ${index}`);
    await seedPosts(under.pds, under.owners.personal, texts);
    const { personal, network, server } = under;
    const own = value(await network.signInWithPassword(server, personal.handle, personal.appPassword, keepAll)).session;
    const pages = await ownPostPages(own);
    expect(
      pages.map(({ length }) => length),
      'this server says with an empty page that there is no more',
    ).toEqual([100, 100, 30, 0]);
    expect(new Set(pages.flat().map(({ text }) => text))).toEqual(new Set(texts));
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(230);
  });

  it('without a profile has no name and no picture', async () => {
    expect(value(await session.profile())).toEqual({ displayName: '', avatar: null, handle: under.brand.handle });
  });

  it('with a profile shows both, straight from its repository', async () => {
    await setProfile(under.pds, under.owners.brand, { displayName: 'Brandy & Co', avatar: { bytes: pixel, mimeType: 'image/png' } });
    const { displayName, avatar } = value(await session.profile());
    expect(displayName).toBe('Brandy & Co');
    expect(avatar).toBe(`data:image/png;base64,${Buffer.from(pixel).toString('base64')}`);
  });

  it('shows the picture that the program made small', async () => {
    const network = createBluesky({ ...under.options, shrinkAvatar: (_bytes, mime) => `data:${mime};base64,c21hbGw=` });
    const signedIn = value(await network.signInWithPassword(under.server, under.brand.handle, under.brand.appPassword, keepAll));
    expect(value(await signedIn.session.profile()).avatar).toBe('data:image/png;base64,c21hbGw=');
  });

  it('on a server without notifications is told so', async () => {
    expect(await session.mentions()).toEqual({
      kind: 'rejected',
      words: 'This server has no notifications. Reply by the address of a post instead.',
    });
  });

  it('whose app password is taken back must sign in again', async () => {
    const { credential } = value(
      await under.network.signInWithPassword(under.server, under.personal.handle, under.personal.appPassword, keepAll),
    );
    await revokeAppPassword(under.pds, under.owners.personal, 'hatcheck');
    const stored = under.network.open(under.server, under.personal.subject, credential, keepAll);
    expect(await stored?.whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });
});

it('looks a post up by the address of its page', async () => {
  const [part] = await prepare(draftOf('Find me'));
  if (part === undefined) throw new Error('Nothing was prepared');
  value(await session.send(part));
  for (const name of [under.brand.handle, under.brand.subject, encodeURIComponent(under.brand.subject)]) {
    const found = value(await under.network.lookUp(under.server, `https://bsky.app/profile/${name}/post/${part.key}`));
    expect(found).toMatchObject({ text: 'Find me', authorHandle: under.brand.handle });
  }
});

it('signs in whoever is in the browser when no handle is given, and puts nothing but a reference in the address', async () => {
  const pages: string[] = [];
  const opened = under.throughBrowser(under.brand, 'allow');
  value(
    await under.network.signInWithBrowser(
      browserRequest(under.server, '', async (url) => {
        pages.push(url);
        await opened(url);
      }),
    ),
  );
  expect(pages).toHaveLength(1);
  expect([...new URL(pages[0] ?? '').searchParams.keys()]).toEqual(['client_id', 'request_uri']);
  expect(under.browserTrouble).toEqual([]);
});
