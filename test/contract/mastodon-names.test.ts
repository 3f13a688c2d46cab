import { afterEach, describe, expect, it } from 'vitest';
import type { Messages } from '../../main/networks/messages.ts';
import type { Session } from '../../main/networks/network.ts';
import { draftOf } from './drafts.ts';
import type { ServerOptions } from './mastodon-server/options.ts';
import { type Member, newestFirst, type Post } from './mastodon-server/world.ts';
import { type MastodonUnderTest, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserSignIn, prepareOne, sendOne, value } from './network-under-test.ts';
import { lookUp, messageTo, storedPart } from './promises/messages.ts';

let under: MastodonUnderTest | undefined;
afterEach(() => under?.fixture.stop());

interface Opened {
  readonly here: MastodonUnderTest;
  readonly brand: Session;
  readonly personal: Session;
  readonly messages: Messages;
  /** Of another server, which this one has not heard of. */
  readonly lee: Member;
}

async function open(options: Partial<ServerOptions> = {}): Promise<Opened> {
  const here = await startMastodonUnderTest({ domain: 'social.example', ...options });
  under = here;
  const [brand, personal] = [(await browserSignIn(here, here.brand)).session, (await browserSignIn(here, here.personal)).session];
  if (brand.messages === undefined) throw new Error('Mastodon has direct messages');
  return { here, brand, personal, messages: brand.messages, lee: here.fixture.addMember('lee', 'other.example') };
}

const posts = (here: MastodonUnderTest): readonly Post[] => newestFirst(here.fixture.world.posts.values());
const failed = { kind: 'rejected', words: 'There is no such method' } as const;

/** A post of somebody at another server that has arrived here. */
function arrived({ fixture: { world } }: MastodonUnderTest, author: Member, text: string): Post {
  const nothing = { spoilerText: '', sensitive: false, language: 'en', inReplyTo: null, quoted: null, reblogOf: null, media: [] };
  const post: Post = {
    ...{ ...nothing, id: world.nextId(), author, text, visibility: 'public', createdAt: new Date().toISOString() },
    mentioned: [...world.members.values()].filter(({ username, host }) => host === '' && text.includes(`@${username}`)),
  };
  world.posts.set(post.id, post);
  for (const member of post.mentioned) world.notifications.push({ id: world.nextId(), for: member, post, at: post.createdAt });
  return post;
}

describe('a post that names somebody', () => {
  it.each([true, false])('is found again although the server spells names its own way (gives the source: %s)', async (hasSource) => {
    const { here, brand } = await open({ hasSource });
    for (const text of ['Hi @persona@social.example', 'Ask @PERSONA@Social.Example or @Lee@Other.Example!', 'And @persona, too']) {
      const part = await prepareOne(brand, text);
      expect(value(await brand.find(part))).toEqual({ kind: 'absent' });
      const sent = value(await brand.send(part));
      expect(posts(here)[0]?.text).not.toMatch(/@social|PERSONA|Lee@/);
      expect(value(await brand.find(part))).toEqual({ kind: 'ours', ...sent });
      value(await brand.remove(part));
      expect(posts(here)).toEqual([]);
    }
  });

  it('answers somebody at another server by their full name, and reads theirs so', async () => {
    const { here, brand, lee } = await open();
    const asked = arrived(here, lee, 'Are you open, @brandy?');
    const [mention] = value(await brand.mentions());
    expect(mention).toMatchObject({ authorHandle: 'lee@other.example', uri: `https://other.example/users/lee/statuses/${asked.id}` });
    const looked = value((await brand.lookUp?.(`https://other.example/@lee/${asked.id}`)) ?? failed);
    expect(looked).toEqual(mention);
    const part = await prepareOne(brand, { ...draftOf('Yes, until nine.'), replyTo: looked });
    const sent = value(await brand.send(part));
    expect(posts(here)[0]).toMatchObject({ text: '@lee@other.example Yes, until nine.', inReplyTo: { id: asked.id }, mentioned: [lee] });
    expect(value(await brand.find(part))).toEqual({ kind: 'ours', ...sent });
  });

  it('is as long as the server counts: links and other servers’ names are short', async () => {
    const { here, brand } = await open();
    const around = `@lee@other.example https://example.com/${'b'.repeat(300)} `;
    const fits = await prepareOne(brand, around + 'a'.repeat(500 - '@lee '.length - 24));
    expect((await brand.send(fits)).kind).toBe('ok');
    const one = { ...fits, key: 'longer', record: { ...(fits.record as { status: string }), status: `${posts(here)[0]?.text}a` } };
    expect(await brand.send(one)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/limit of 500 exceeded/) });
    expect(await brand.prepare(draftOf(around + 'a'.repeat(501 - '@lee '.length - 24)), new Map(), 0)).toMatchObject({ kind: 'rejected' });
  });
});

describe('a direct message', () => {
  it('goes to somebody at another server whom this one did not know, and is found again', async () => {
    const { here, messages, lee } = await open();
    expect(value(await messages.reader('lee@elsewhere.example'))).toBeNull();
    const to = [await lookUp(messages, 'lee@other.example')];
    const part = storedPart(value(await messages.prepare(messageTo(to, 'Hello over there'), 0)));
    const { id } = value(await messages.send(part));
    expect(posts(here)[0]).toMatchObject({ id, visibility: 'direct', text: '@lee@other.example Hello over there', mentioned: [lee] });
    expect(value(await messages.find(part))).toEqual({ kind: 'ours', id });
  });

  it('to a neighbour is found again, and is none of the same words to somebody of the same name elsewhere', async () => {
    const { here, messages } = await open();
    here.fixture.addMember('persona', 'other.example');
    const message = async (handle: string) =>
      storedPart(value(await messages.prepare(messageTo([await lookUp(messages, handle)], 'See you at nine'), 0)));
    const [near, far] = [await message('persona@social.example'), await message('persona@other.example')];
    const { id } = value(await messages.send(near));
    expect(posts(here)[0]?.text).toBe('@persona See you at nine');
    expect(value(await messages.find(near))).toEqual({ kind: 'ours', id });
    expect(value(await messages.find(far))).toEqual({ kind: 'absent' });
  });

  it('that would reach others than meant is not posted by the server', async () => {
    const { here, messages } = await open();
    const part = value(await messages.prepare(messageTo([await lookUp(messages, here.personal.handle)], 'Just you'), 0));
    const record = { ...(part.record as { status: string }), status: '@persona Just you, @brandy, and @lee@other.example' };
    expect(await messages.send({ ...part, record })).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/unexpected accounts/),
    });
    expect(posts(here)).toEqual([]);
  });

  it('that the server addresses to nobody is taken back, and not said to be sent', async () => {
    const { here, messages } = await open();
    const part = value(await messages.prepare(messageTo([await lookUp(messages, here.personal.handle)], 'Are you there'), 0));
    here.fixture.world.members.delete(here.members.personal.id);
    expect(await messages.send(part)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/did not address .* deleted at once/),
    });
    expect(posts(here)).toEqual([]);
  });
});

describe('what a post carries', () => {
  it('is there as it was chosen: language, warning, audience', async () => {
    const { here, brand } = await open();
    const draft = { ...draftOf('Bonjour'), languages: ['fr-CA', 'en'], contentWarning: 'Accents', visibility: 'unlisted' as const };
    value(await brand.send(await prepareOne(brand, draft)));
    expect(posts(here)[0]).toMatchObject({ language: 'fr', spoilerText: 'Accents', sensitive: true, visibility: 'unlisted' });
  });

  it('is not posted anew under the key of one that was deleted', async () => {
    const { here, brand } = await open();
    const part = await prepareOne(brand, 'Only once');
    const { published } = await sendOne(brand, part);
    value(await brand.remove(published));
    expect(await brand.send(part)).toMatchObject({ kind: 'rejected' });
    expect(posts(here)).toEqual([]);
  });

  it('may quote only what its author lets be quoted; a quote of a post for followers stays among them', async () => {
    const { here, brand, personal } = await open();
    const theirs = (await sendOne(personal, await prepareOne(personal, 'Mine'))).sent;
    Object.assign(here.members.personal, { quotePolicy: 'nobody' });
    const target = value((await brand.lookUp?.(theirs.uri)) ?? failed);
    expect(await brand.prepare({ ...draftOf('Look'), about: { act: 'quote', target } }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/does not allow quotes/),
    });
    const own = (await sendOne(brand, await prepareOne(brand, { ...draftOf('Among us'), visibility: 'followers' }))).sent;
    const about = { act: 'quote', target: value((await brand.lookUp?.(own.uri)) ?? failed) } as const;
    const part = await prepareOne(brand, { ...draftOf('Again'), visibility: 'followers', about });
    const { published } = await sendOne(brand, part);
    expect(posts(here)[0]).toMatchObject({ text: 'Again', visibility: 'private', quoted: { text: 'Among us' } });
    expect(value(await brand.find(published)).kind).toBe('ours');
  });
});

describe('a quote', () => {
  it('is told from one with the same words about another post, and from no quote at all', async () => {
    const { brand, personal } = await open();
    const quoteOf = async (text: string) => {
      const { sent } = await sendOne(personal, await prepareOne(personal, text));
      const target = value((await brand.lookUp?.(sent.uri)) ?? failed);
      return prepareOne(brand, { ...draftOf('This!'), about: { act: 'quote', target } });
    };
    const [one, other] = [await quoteOf('One thing'), await quoteOf('Another')];
    const plain = await prepareOne(brand, 'This!');
    const sent = value(await brand.send(one));
    expect(value(await brand.find(one))).toEqual({ kind: 'ours', ...sent });
    for (const part of [other, plain]) expect(value(await brand.find(part))).toEqual({ kind: 'absent' });
  });
});

describe('a repost', () => {
  it('reaches whom it was meant for, whatever the account has preset', async () => {
    const { here, brand, personal } = await open();
    Object.assign(here.members.brand, { preset: 'private' });
    const { sent } = await sendOne(personal, await prepareOne(personal, 'Pass it on'));
    const target = value((await brand.lookUp?.(sent.uri)) ?? failed);
    const repost = { ...draftOf(''), about: { act: 'repost', target } } as const;
    const { published } = await sendOne(brand, await prepareOne(brand, repost));
    expect(posts(here)[0]).toMatchObject({ reblogOf: { text: 'Pass it on' }, visibility: 'public' });
    expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(false);
    value(await brand.remove(published));
    expect(value(await here.network.isGone(here.server, brand.subject, published))).toBe(true);
  });

  it('for followers alone is never said to be gone because nobody outside sees it', async () => {
    const { here, brand, personal } = await open();
    const { sent } = await sendOne(personal, await prepareOne(personal, 'Pass it on'));
    const target = value((await brand.lookUp?.(sent.uri)) ?? failed);
    const draft = { ...draftOf(''), visibility: 'followers', about: { act: 'repost', target } } as const;
    const { published } = await sendOne(brand, await prepareOne(brand, draft));
    expect(posts(here)[0]).toMatchObject({ visibility: 'private' });
    const words = expect.stringMatching(/followers alone/);
    expect(await here.network.isGone(here.server, brand.subject, published)).toMatchObject({ kind: 'rejected', words });
  });
});

describe('a server in limited federation mode', () => {
  it('shows outsiders nothing but its sign-in: nobody outside can say that a post is there, or gone', async () => {
    const { here, brand, personal } = await open({ limitedFederation: true });
    const { published, sent } = await sendOne(brand, await prepareOne(brand, 'Among ourselves'));
    const look = () => here.network.isGone(here.server, brand.subject, published);
    const refused = { kind: 'rejected', words: expect.stringMatching(/signed in there/) };
    expect(await look()).toMatchObject(refused);
    expect(await here.network.lookUp(here.server, sent.uri)).toMatchObject(refused);
    expect(value((await personal.lookUp?.(sent.uri)) ?? failed)).toMatchObject({ text: 'Among ourselves' });
    expect(value(await brand.profile())).toMatchObject({ displayName: 'brandy' });
    value(await brand.remove(published));
    expect(await look()).toMatchObject(refused);
    expect(value(await brand.find(published))).toEqual({ kind: 'absent' });
  });
});
