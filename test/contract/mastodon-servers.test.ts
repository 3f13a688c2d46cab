import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../main/networks/network.ts';
import type { ReplyTarget } from '../../shared/post.ts';
import { draftOf, pixel, pixelImage } from './drafts.ts';
import type { ServerOptions } from './mastodon-server/options.ts';
import { newestFirst, type Post } from './mastodon-server/world.ts';
import { type MastodonUnderTest, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserSignIn, prepareOne, sendOne, value } from './network-under-test.ts';
import { ownPostPages } from './read-all-own-posts.ts';

/** What one kind of server has and another has not. */
let under: MastodonUnderTest | undefined;
afterEach(() => under?.fixture.stop());

interface Opened {
  readonly here: MastodonUnderTest;
  readonly brand: Session;
  readonly personal: Session;
}

async function open(options: Partial<ServerOptions> = {}): Promise<Opened> {
  const here = await startMastodonUnderTest(options);
  under = here;
  const [brand, personal] = [(await browserSignIn(here, here.brand)).session, (await browserSignIn(here, here.personal)).session];
  return { here, brand, personal };
}

const newest = (here: MastodonUnderTest): Post | undefined => newestFirst(here.fixture.world.posts.values())[0];

describe('a server that keeps no keys', () => {
  it('says that a post that was sent and is not there must not be sent again', async () => {
    const { here, brand } = await open({ keepsKeys: false, version: '2.7.2 (compatible; Other 1.0)' });
    const part = await prepareOne(brand, 'Perhaps on its way');
    expect(value(await brand.find({ ...part, attemptedAt: 1 }))).toEqual({ kind: 'absent', repeatable: false });
    const first = value(await brand.send(part));
    expect(value(await brand.send(part))).toEqual(first);
    expect(await here.postedTexts(here.brand.subject)).toEqual(['Perhaps on its way']);
  });
});

describe('a server that gives nobody the words as they were sent', () => {
  it('finds a post by what readers see', async () => {
    const { here, brand } = await open({ hasSource: false });
    const text = `Hello @${here.personal.handle}, see https://example.com/a/very/long/path/indeed?with=query & more\n\n<b>Bye</b>`;
    const part = await prepareOne(brand, text);
    const sent = value(await brand.send(part));
    expect(value(await brand.find(part))).toEqual({ kind: 'ours', ...sent });
    expect(value(await brand.find(await prepareOne(brand, text)))).toEqual({ kind: 'absent' });
  });
});

describe('an image with a warning and without words', () => {
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])(
    'is found again whether the warning becomes the text (%s) and whether the source is given (%s)',
    async (warningBecomesText, hasSource) => {
      const { here, brand } = await open({ warningBecomesText, hasSource });
      const draft = { ...draftOf({ text: '', images: [pixelImage('a', 'A pixel')] }), contentWarning: 'Bright colours' };
      const prepare = async () => {
        const [part] = value(await brand.prepare(draft, new Map([['a', pixel]]), 0));
        if (part === undefined) throw new Error('Nothing was prepared');
        return part;
      };
      const part = await prepare();
      const sent = value(await brand.send(part));
      expect(newest(here)).toMatchObject({ text: warningBecomesText ? 'Bright colours' : '', sensitive: true });
      expect(value(await brand.find(part))).toEqual({ kind: 'ours', ...sent });
      expect(value(await here.network.isGone(here.server, brand.subject, part))).toBe(false);
      expect(value(await brand.find(await prepare()))).toEqual({ kind: 'absent' });
    },
  );
});

describe('a server that shows nothing to outsiders over its API', () => {
  it('is looked at by its pages instead, and looked up as the account', async () => {
    const { here, brand, personal } = await open({ authorizedFetch: true });
    const { published, sent } = await sendOne(brand, await prepareOne(brand, 'For everybody'));
    expect(await here.network.lookUp(here.server, sent.uri)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/signed in there/),
    });
    expect(value((await personal.lookUp?.(sent.uri)) ?? failed)).toMatchObject({ uri: sent.uri, cid: sent.cid, text: 'For everybody' });
    expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(false);
    value(await brand.remove(published));
    expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(true);
    expect(value(await brand.profile())).toMatchObject({ displayName: 'brandy' });
  });
});

const failed = { kind: 'rejected', words: 'There is no such method' } as const;

describe('what a server takes', () => {
  it('is asked of it, by either way of asking', async () => {
    const expected = {
      maxLength: 5000,
      maxImages: 4,
      maxImageBytes: 16_777_216,
      maxAltLength: 1500,
      counting: { kind: 'shortenedLinks', linkLength: 23 },
    };
    for (const hasInstanceV2 of [true, false]) {
      const { here, brand } = await open({ maxCharacters: 5000, hasInstanceV2 });
      expect(value(await brand.limits())).toMatchObject(expected);
      await here.fixture.stop();
    }
  });

  it('counts the warning and the name of who is answered, and short links', async () => {
    const { brand, personal } = await open();
    const prepare = (text: string, contentWarning?: string) =>
      brand.prepare({ ...draftOf(text), ...(contentWarning === undefined ? {} : { contentWarning }) }, new Map(), 0);
    expect((await prepare('a'.repeat(500))).kind).toBe('ok');
    expect((await prepare('a'.repeat(500), 'x')).kind).toBe('rejected');
    expect((await prepare(`${'a'.repeat(476)} https://example.com/${'b'.repeat(300)}`)).kind).toBe('ok');
    const replyTo = await target(personal, brand, 'A question');
    expect((await brand.prepare({ ...draftOf('a'.repeat(500)), replyTo }, new Map(), 0)).kind).toBe('rejected');
  });

  it('refuses a preview whose link is not in the text', async () => {
    const { brand } = await open();
    const card = { url: 'https://example.com/a', title: 'A', description: '', image: null };
    expect(await brand.prepare(draftOf({ text: 'Look', card }), new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/into the text/),
    });
    expect((await brand.prepare(draftOf({ text: 'Look: https://example.com/a', card }), new Map(), 0)).kind).toBe('ok');
  });
});

async function target(author: Session, reader: Session, text: string, visibility: 'public' | 'followers' = 'public'): Promise<ReplyTarget> {
  const { sent } = await sendOne(author, await prepareOne(author, { ...draftOf(text), visibility }));
  return value((await reader.lookUp?.(sent.uri)) ?? failed);
}

describe('answering', () => {
  it('names the author, who is told of it, and reads it among mentions', async () => {
    const { here, brand, personal } = await open();
    const replyTo = await target(personal, brand, 'A question');
    await sendOne(brand, await prepareOne(brand, { ...draftOf('An answer'), replyTo }));
    expect(newest(here)).toMatchObject({ text: '@persona An answer', inReplyTo: { text: 'A question' } });
    const [mention] = value(await personal.mentions());
    expect(mention).toMatchObject({ authorHandle: here.brand.handle, text: '@persona An answer' });
  });

  it('asks for the post anew where the address was noted at another server', async () => {
    const { here, brand, personal } = await open();
    const noted = await target(personal, brand, 'A question');
    const strange = (await sendOne(personal, await prepareOne(personal, 'Another one'))).sent.cid;
    await sendOne(brand, await prepareOne(brand, { ...draftOf('An answer'), replyTo: { ...noted, cid: strange } }));
    expect(newest(here)?.inReplyTo?.text).toBe('A question');
    const gone = { ...noted, uri: `${here.server}/users/persona/statuses/1`, cid: '1' };
    expect(await brand.prepare({ ...draftOf('An answer'), replyTo: gone }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/cannot find/),
    });
  });

  it('a post for followers alone or a private message is not carried to more people', async () => {
    const { here, brand } = await open();
    const own = await target(brand, brand, 'Among us', 'followers');
    expect(await brand.prepare({ ...draftOf('Well'), replyTo: own }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/followers/),
    });
    expect((await brand.prepare({ ...draftOf('Well'), replyTo: own, visibility: 'followers' }, new Map(), 0)).kind).toBe('ok');
    writeDirect(here, `Psst @${here.brand.handle}`);
    expect(value(await brand.mentions())).toEqual([]);
    const message = newest(here);
    const uri = `${here.server}/users/persona/statuses/${message?.id}`;
    expect(await brand.lookUp?.(uri)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/private message/) });
    const replyTo = { uri, cid: message?.id ?? '', rootUri: uri, rootCid: '', authorHandle: '', text: '' };
    expect(await brand.prepare({ ...draftOf('Well'), replyTo }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/private message/),
    });
  });
});

/** A private message of the person to the brand, as another program would send it. */
function writeDirect({ fixture, members }: MastodonUnderTest, text: string): void {
  const { world } = fixture;
  const nothing = { spoilerText: '', sensitive: false, language: 'en', inReplyTo: null, quoted: null, reblogOf: null, media: [] };
  const sent = {
    ...nothing,
    id: world.nextId(),
    author: members.personal,
    text,
    mentioned: [members.brand],
    createdAt: new Date().toISOString(),
  };
  world.posts.set(sent.id, { ...sent, visibility: 'direct' });
  world.notifications.push({ id: world.nextId(), for: members.brand, post: { ...sent, visibility: 'direct' }, at: sent.createdAt });
}

describe('reading', () => {
  it('goes through mentions page by page, to the end and not round in a circle', async () => {
    const { brand, personal } = await open();
    for (let n = 0; n < 85; n += 1) await sendOne(personal, await prepareOne(personal, `@brandy number ${n}`));
    const first = value(await brand.mentionPage(null));
    expect([first.posts.length, first.cursor === null]).toEqual([80, false]);
    const second = value(await brand.mentionPage(first.cursor));
    expect(second).toMatchObject({ cursor: null });
    expect([...first.posts, ...second.posts].map(({ text }) => text)).toEqual(
      Array.from({ length: 85 }, (_, n) => `@brandy number ${84 - n}`),
    );
    const own = await ownPostPages(personal);
    expect(own.map(({ length }) => length)).toEqual([40, 40, 5]);
    expect(own.flat().map(({ text }) => text)).toEqual(Array.from({ length: 85 }, (_, n) => `@brandy number ${84 - n}`));
  }, 60_000);

  it('shows what a tag is about, and who posts what', async () => {
    const { here, brand, personal } = await open();
    await sendOne(personal, await prepareOne(personal, 'Rain again #weather'));
    await sendOne(personal, await prepareOne(personal, 'No tag'));
    const posts = value(await brand.postsWithTag('weather'));
    expect(posts).toEqual([
      expect.objectContaining({ text: 'Rain again #weather', authorHandle: here.personal.handle, at: expect.any(Number) }),
    ]);
  });

  it('shows a name without the codes of pictures, and a picture of its own', async () => {
    const { here, brand } = await open();
    Object.assign(here.members.brand, { displayName: 'Acme :verified: News :unknown:', emojis: ['verified'] });
    expect(value(await brand.profile())).toEqual({ displayName: 'Acme News :unknown:', avatar: null, handle: here.brand.handle });
    expect(value(await brand.followers())).toBe(42);
  });
});

describe('acts about a post', () => {
  it('are refused where they were done before, and seen from outside', async () => {
    const { here, brand, personal } = await open();
    const about = await target(personal, brand, 'Say it again');
    for (const act of ['repost', 'like'] as const) {
      const part = await prepareOne(brand, { ...draftOf(''), about: { act, target: about } });
      const { published } = await sendOne(brand, part);
      expect(await brand.prepare({ ...draftOf(''), about: { act, target: about } }, new Map(), 0)).toMatchObject({
        kind: 'rejected',
        words: expect.stringMatching(/already/),
      });
      expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(false);
      value(await brand.remove(published));
      expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(true);
    }
  });

  it('quotes only where the server has quotes, and without images', async () => {
    const { brand, personal } = await open();
    const quote = { act: 'quote', target: await target(personal, brand, 'Quotable') } as const;
    const withImage = { ...draftOf({ text: 'Look', images: [pixelImage('a', '')] }), about: quote };
    expect(await brand.prepare(withImage, new Map([['a', pixel]]), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/no images/),
    });
    await under?.fixture.stop();
    const older = await open({ version: '4.4.0', apiVersion: 6 });
    const about = { act: 'quote', target: await target(older.personal, older.brand, 'Quotable') } as const;
    expect(await older.brand.prepare({ ...draftOf('Look'), about }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/no quotes yet/),
    });
  });
});

describe('a post whose id nobody knows, seen from outside', () => {
  it('is there where its words are, is not where nothing is newer, and else nobody can tell', async () => {
    const { here, brand } = await open();
    const look = (part: Awaited<ReturnType<typeof prepareOne>>) => here.network.isGone(here.server, brand.subject, part);
    const part = await prepareOne(brand, 'Did it arrive');
    expect(value(await look(part))).toBe(true);
    value(await brand.send(part));
    expect(value(await look(part))).toBe(false);
    expect(await look({ ...part, record: { ...(part.record as object), status: 'In other words' } })).toMatchObject({ kind: 'unknown' });
    expect(await look({ ...part, record: {} })).toMatchObject({ kind: 'rejected' });
  });
});
