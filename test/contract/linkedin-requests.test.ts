import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkedin } from '../../main/networks/linkedin.ts';
import type { Session } from '../../main/networks/network.ts';
import type { Draft } from '../../shared/post.ts';
import { draftOf, pixel, pixelImage } from './drafts.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type LinkedinUnderTest, startLinkedinUnderTest } from './linkedin-under-test.ts';
import { browserRequest, browserSignIn, only, prepareOne, sendOne, value } from './network-under-test.ts';
import { ownPostPages } from './read-all-own-posts.ts';

let under: LinkedinUnderTest;
let ada: Session;
let page: Session;
beforeAll(async () => {
  under = await startLinkedinUnderTest();
  ada = (await browserSignIn(under, under.brand, true)).session;
  page = ada.as(under.page.subject);
}, 300_000);
afterAll(() => under?.stop());

const images = new Map([
  ['a', pixel],
  ['b', pixel],
]);

async function posted(session: Session, draft: Draft) {
  const part = only(value(await session.prepare(draft, images, Date.now())));
  const { uri } = value(await session.send(part));
  const post = under.world.posts.find(({ id }) => id === uri);
  if (post === undefined) throw new Error(`${uri} is not there`);
  return post;
}

describe('a post', () => {
  it('goes out for everybody or for connections, as its author', async () => {
    expect(await posted(ada, draftOf('For all'))).toMatchObject({ author: under.brand.subject, visibility: 'PUBLIC' });
    const narrow = { ...draftOf('For some'), visibility: 'followers' } as const;
    expect(await posted(ada, narrow)).toMatchObject({ visibility: 'CONNECTIONS' });
    expect(await page.prepare(narrow, images, 0)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/for everybody only/) });
  });

  it('carries one image as media, several as multiImage, each with its description', async () => {
    const one = draftOf({ text: 'One', images: [pixelImage('a', 'The first')] });
    const two = draftOf({ text: 'Two', images: [pixelImage('a', 'The first'), pixelImage('b', '')] });
    const urn = expect.stringMatching(/^urn:li:image:\d+$/);
    expect((await posted(ada, one)).content).toEqual({ media: { id: urn, altText: 'The first' } });
    expect((await posted(page, two)).content).toEqual({
      multiImage: {
        images: [
          { id: urn, altText: 'The first' },
          { id: urn, altText: '' },
        ],
      },
    });
  });

  it('carries a link with the title, words and picture that the person saw', async () => {
    const card = { url: 'https://example.com/a', title: 'Example', description: 'A page', image: pixelImage('a', '') };
    const urn = expect.stringMatching(/^urn:li:image:\d+$/);
    expect((await posted(ada, draftOf({ text: 'Read this', card }))).content).toEqual({
      article: { source: 'https://example.com/a', title: 'Example', description: 'A page', thumbnail: urn },
    });
    const untitled = { ...card, title: '', image: null };
    expect((await posted(ada, draftOf({ text: 'And this', card: untitled }))).content).toMatchObject({ article: { title: 'example.com' } });
  });

  it('is refused in words where LinkedIn would not take it', async () => {
    const webp = { ...pixelImage('a', ''), mime: 'image/webp' } as const;
    const card = { url: 'https://example.com/', title: 'x', description: '', image: null };
    const reply = { uri: 'urn:li:share:1', cid: '', rootUri: '', rootCid: '', authorHandle: '', text: '' };
    const activity = { ...reply, uri: 'urn:li:activity:1' };
    const unfit: readonly Draft[] = [
      draftOf({ text: 'x', images: [webp] }),
      draftOf({ text: 'x', images: [pixelImage('a', '')], card }),
      { ...draftOf({ text: 'x', images: [pixelImage('a', '')] }), replyTo: reply },
      { ...draftOf('x'), replyTo: { ...reply, uri: 'at://elsewhere' } },
      { ...draftOf('x'), about: { act: 'quote', target: activity } },
      { ...draftOf({ text: 'x', images: [pixelImage('a', '')] }), about: { act: 'quote', target: reply } },
    ];
    for (const draft of unfit) expect(await ada.prepare(draft, images, 0)).toMatchObject({ kind: 'rejected' });
  });

  it('made for one speaker is sent by no other', async () => {
    const part = await prepareOne(page, 'Only the page says this');
    expect(await ada.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/another identity/) });
    expect(await ada.send({ ...part, record: { kind: 'post' } })).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/damaged/),
    });
    expect(under.world.posts.filter(({ commentary }) => commentary === 'Only the page says this')).toEqual([]);
  });
});

describe('a page', () => {
  it('does better than a person: what it posted can be read back', async () => {
    const part = await prepareOne(page, 'Did it arrive? (#really)');
    expect(value(await page.find(part))).toEqual({ kind: 'absent' });
    const { sent } = await sendOne(page, part);
    expect(value(await page.find(part))).toEqual({ kind: 'ours', ...sent });
    expect(value(await page.ownPostPage(null)).posts[0]?.text).toBe('Did it arrive? (#really)');
    value(await page.remove(part));
    expect(value(await page.find(part))).toEqual({ kind: 'absent' });
  });

  it('takes no older post with the same words for its own', async () => {
    const part = await prepareOne(page, 'Good morning');
    await sendOne(page, part);
    const later = value(await page.prepare(draftOf('Good morning'), images, Date.now() + 3_600_000));
    expect(value(await page.find(only(later)))).toEqual({ kind: 'absent' });
  });

  it('reads a long history page by page', async () => {
    const long = Array.from({ length: 230 }, (_, index) => ({
      ...{ id: `urn:li:share:${8_000_000_000 + index}`, author: under.page.subject, visibility: 'PUBLIC', createdAt: 1_000_000 + index },
      commentary: `Old post ${index}`,
    }));
    under.world.posts.push(...long);
    const pages = await ownPostPages(page);
    expect(pages.map(({ length }) => length).slice(0, 2)).toEqual([100, 100]);
    const old = pages.flat().filter(({ text }) => text.startsWith('Old post'));
    expect(old.map(({ text }) => text)).toEqual(Array.from({ length: 230 }, (_, index) => `Old post ${229 - index}`));
    under.world.posts = under.world.posts.filter((post) => !long.some(({ id }) => id === post.id));
  });

  it('knows its followers and its name', async () => {
    expect(value(await page.followers())).toBe(4711);
    expect(value(await page.profile())).toEqual({ displayName: 'Acme & Sons', avatar: null, handle: 'acme-and-sons' });
    expect(value(await ada.followers())).toBeNull();
  });

  it('reads what was said to it, without names, page by page', async () => {
    const told = { organizationalEntity: under.page.subject, subscriber: under.brand.subject, sourcePost: 'urn:li:share:1' };
    const owner = under.personal.subject;
    const share = (id: number, text: string) => ({
      ...({ ...told, notificationId: id, action: 'SHARE_MENTION', lastModifiedAt: 1_000_000 - id } as const),
      decoratedGeneratedActivity: { share: { entity: `urn:li:share:${id}`, owner, text } },
    });
    const comment = { entity: 'urn:li:comment:(urn:li:activity:1,9)', owner, text: 'Why (really)?' };
    under.world.notifications = [
      { ...told, notificationId: 1, action: 'COMMENT', lastModifiedAt: 2_000_000, decoratedGeneratedActivity: { comment } },
      { ...told, notificationId: 2, action: 'LIKE', lastModifiedAt: 1_900_000 },
      share(3, 'Thanks @[Acme](urn:li:organization:2414) \\(again\\)'),
      ...Array.from({ length: 60 }, (_, index) => share(100 + index, `Number ${index}`)),
    ];
    const first = value(await page.mentionPage(null));
    const second = value(await page.mentionPage(first.cursor));
    expect([first.posts.length, second.posts.length, second.cursor]).toEqual([50, 12, null]);
    expect(first.posts.slice(0, 2)).toEqual([
      { uri: comment.entity, url: `${under.server}/feed/update/urn:li:activity:1`, authorHandle: '', text: 'Why (really)?', at: 2_000_000 },
      {
        uri: 'urn:li:share:3',
        url: `${under.server}/feed/update/urn:li:share:3`,
        authorHandle: '',
        text: 'Thanks Acme (again)',
        at: 999_997,
      },
    ]);
    expect(value(await page.mentions())[0]).toMatchObject({ uri: 'urn:li:share:3', text: 'Thanks Acme (again)', authorHandle: '' });
    expect(await ada.mentionPage(null)).toMatchObject({ kind: 'rejected' });
  });

  it('comments and likes as itself', async () => {
    const { sent } = await sendOne(ada, await prepareOne(ada, 'What do you think?'));
    const target = value(await under.network.lookUp(under.server, sent.uri));
    const answered = await sendOne(page, await prepareOne(page, { ...draftOf('A lot (really)'), replyTo: target }));
    expect(under.world.comments).toMatchObject([{ actor: under.page.subject, target: sent.uri, text: 'A lot (really)' }]);
    expect(answered.sent.url).toBe(sent.url);
    value(await page.remove(answered.published));
    value(await page.remove(answered.published));
    expect(under.world.comments).toEqual([]);
    const like = await prepareOne(page, { ...draftOf(''), about: { act: 'like', target } });
    value(await page.send(like));
    expect(under.world.reactions).toEqual([{ actor: under.page.subject, entity: sent.uri }]);
    const again = await page.prepare({ ...draftOf(''), about: { act: 'like', target } }, new Map(), Date.now());
    expect(again).toEqual({ kind: 'rejected', words: 'This page has reacted to this post already.' });
    value(await page.remove(like)); // known without its answer
    expect(under.world.reactions).toEqual([]);
  });
});

describe('the token', () => {
  it('is not sent to an address outside LinkedIn that says it takes uploads', async () => {
    const { places } = under.options;
    const elsewhere = await startFaultProxy({ target: places?.api ?? '' });
    const proxy = await startFaultProxy({ target: places?.api ?? '' });
    const network = createLinkedin({ ...under.options, places: { api: proxy.url, site: under.server, issuer: under.server } });
    const { session } = await browserSignIn({ ...under, network }, under.brand);
    const value = { uploadUrl: `${elsewhere.url}/dms-uploads/1`, image: 'urn:li:image:1' };
    proxy.fail('initializeUpload', { kind: 'otherBody', body: JSON.stringify({ value }) });
    const draft = draftOf({ text: 'x', images: [pixelImage('a', '')] });
    expect(await session.prepare(draft, images, 0)).toMatchObject({ kind: 'unreadable', words: expect.stringMatching(/where to upload/) });
    expect(elsewhere.seen).toEqual([]);
    await Promise.all([proxy.close(), elsewhere.close()]);
  });
});

describe('a sign-in', () => {
  async function pageAsked(pages: boolean, programs = under.options.programs()): Promise<URL> {
    const asked: string[] = [];
    const giveUp = new AbortController();
    const opened = async (url: string) => {
      asked.push(url);
      giveUp.abort();
    };
    const network = createLinkedin({ ...under.options, programs: () => programs });
    await network.signInWithBrowser({ ...browserRequest(under.server, '', opened, giveUp.signal), pages });
    return new URL(only(asked));
  }

  it('of a person alone asks for nothing of pages, through the program for people', async () => {
    const asked = await pageAsked(false);
    expect(asked.pathname).toBe('/oauth/native-pkce/authorization');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'personprogram',
      scope: 'openid profile w_member_social',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
    });
    expect(asked.search).not.toMatch(/organization|secret/);
  });

  it('with pages goes through the other program, which has no OpenID Connect', async () => {
    const asked = await pageAsked(true);
    expect(asked.searchParams.get('client_id')).toBe('pagesprogram');
    expect(asked.searchParams.get('scope')?.split(' ')).toEqual(
      expect.arrayContaining(['r_basicprofile', 'w_organization_social', 'rw_organization_admin']),
    );
    expect(asked.searchParams.get('scope')).not.toContain('openid');
    const withoutPages = await pageAsked(true, { person: 'personprogram', pages: null });
    expect(withoutPages.searchParams.get('client_id')).toBe('personprogram');
  });

  it.each([false, true])('needs a program of the organisation (pages: %s)', async (pages) => {
    const programs = { person: null, pages: pages ? null : 'pagesprogram' };
    const network = createLinkedin({ ...under.options, programs: () => programs });
    const opened = () => Promise.reject(new Error('No browser is to be opened'));
    const result = await network.signInWithBrowser({ ...browserRequest(under.server, '', opened), pages });
    expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/LinkedInClientId/) });
  });

  it('of a person alone says that it may neither comment nor like, before anything is asked', async () => {
    const alone = (await browserSignIn(under, under.personal)).session;
    const { sent } = await sendOne(ada, await prepareOne(ada, 'Nobody comments on this'));
    const target = value(await under.network.lookUp(under.server, sent.uri));
    for (const draft of [
      { ...draftOf('x'), replyTo: target },
      { ...draftOf(''), about: { act: 'like', target } as const },
    ]) {
      expect(await alone.prepare(draft, images, 0)).toMatchObject({
        kind: 'rejected',
        words: expect.stringMatching(/neither comment nor like/),
      });
    }
    value(await alone.send(await prepareOne(alone, { ...draftOf('Said again'), about: { act: 'quote', target } })));
    expect(await under.timesDone?.(under.personal.subject, 'quote', target.uri)).toBe(1);
  });
});
