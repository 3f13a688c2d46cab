import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createX } from '../../main/networks/x.ts';
import { draftOf } from './drafts.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type Connected, describeNetworkFaults, type FaultyUnderTest } from './network-faults.ts';
import { browserSignIn, prepareOne, value } from './network-under-test.ts';
import { ownPostPages } from './read-all-own-posts.ts';
import { standingClock } from './standing-clock.ts';
import { optionsFor, startXUnderTest, triedX, type XUnderTest } from './x-under-test.ts';

const TIMELINE = 'GET /2/users/1001/tweets';
const CREATE = 'POST /2/tweets';
const missing = { kind: 'rejected', words: 'There is no such method.' } as const;
const json = { 'content-type': 'application/problem+json' };

let under: XUnderTest | undefined;
afterAll(async () => under?.stop());

async function started(): Promise<XUnderTest> {
  under ??= await startXUnderTest();
  return under;
}

/** X's API behind a proxy; people sign in past it, so that every token request it sees is a renewal. */
async function connect(running: XUnderTest): Promise<Connected> {
  const proxy = await startFaultProxy({ target: running.api.url });
  const clock = standingClock();
  const pastProxy: typeof globalThis.fetch = (input, init) => {
    const isSignIn = String(init?.body).includes('grant_type=authorization_code');
    return fetch(isSignIn ? String(input).replace(proxy.url, running.api.url) : input, init);
  };
  const network = createX({ ...optionsFor(running.provider, proxy.url), clock, fetch: pastProxy });
  return {
    ...{ proxy, clock, network, server: running.server },
    signIn: () => browserSignIn({ ...running, network }, running.brand),
    close: () => proxy.close(),
  };
}

describeNetworkFaults(
  {
    ...triedX,
    paths: {
      ...{ whoAmI: 'GET /2/users/me', send: CREATE, find: TIMELINE, remove: 'DELETE /2/tweets/' },
      ...{ upload: 'POST /2/media/upload', renew: 'POST /2/oauth2/token', revoke: 'POST /2/oauth2/revoke' },
      acts: { repost: 'POST /2/users/1001/retweets', like: 'POST /2/users/1001/likes' },
    },
    driftOfSend: [
      { kind: 'otherBody', body: 'garbage {' },
      { kind: 'otherBody', body: '{"data":{"id":7}}' },
      { kind: 'otherBody', body: '{"id":"1"}' },
      { kind: 'otherBody', body: '' },
    ],
    driftOfFind: ['{"data":[{"id":7}],"meta":{"result_count":1}}', '{"meta":{"result_count":1}}'],
    driftOfWhoAmI: [
      '{"data":{"id":"me","username":"Brandy","name":"B"}}',
      '{"data":{"id":"1001"}}',
      `{"data":{"id":"1001","username":"${'a'.repeat(90)}"}}`,
    ],
    saysWho: ({ subject, handle }) => JSON.stringify({ data: { id: subject, username: handle, name: 'Somebody' } }),
    refusedRenewal: '{"error":"invalid_request","error_description":"Value passed for the token was invalid."}',
  },
  async (): Promise<FaultyUnderTest> => {
    const running = await started();
    return { ...running, connect: () => connect(running) };
  },
);

describe('X: what it says in its own way', () => {
  let world: Connected;
  let running: XUnderTest;
  beforeAll(async () => {
    running = await started();
  }, 300_000);
  beforeEach(async () => {
    world = await connect(running);
  });
  afterEach(() => world.close());

  const problem = (status: number, type: string, detail: string) =>
    ({ kind: 'answer', status, headers: json, body: JSON.stringify({ title: 'No', type, detail, status }) }) as const;

  it.each([
    ['the end of its window', { 'x-rate-limit-reset': 90 }, 90],
    [
      'the end of the day’s limit, which is used up',
      { 'x-rate-limit-reset': 90, 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': 7200 },
      7200,
    ],
    [
      'the end of its window alone, while the day’s limit is not used up',
      { 'x-rate-limit-reset': 90, 'x-app-limit-24hour-remaining': '5', 'x-app-limit-24hour-reset': 7200 },
      90,
    ],
  ])('asks to go slower, and says when: %s', async (_what, given, seconds) => {
    const { session } = await world.signIn();
    const now = world.clock.now();
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, typeof value === 'number' ? String(now / 1000 + value) : value]),
    );
    world.proxy.fail('GET /2/users/me', { kind: 'answer', status: 429, headers });
    expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: now + seconds * 1000 });
  });

  it.each([
    [problem(403, 'about:blank', 'You are not allowed to create a Tweet with duplicate content.'), /same text already/],
    [problem(403, 'about:blank', 'Reply to this conversation is not allowed because you have not been mentioned.'), /Answer it at x\.com/],
    [problem(403, 'https://api.twitter.com/2/problems/client-forbidden', 'Client not enrolled'), /Ask IT/],
    [problem(402, 'https://api.x.com/2/problems/credits', 'Credits depleted'), /credit .* used up/],
  ])('refuses a post, and the words say what to do: %o', async (fault, words) => {
    const { session } = await world.signIn();
    const part = await prepareOne(session, `Refused ${fault.body.length}`);
    world.proxy.fail(CREATE, fault);
    expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(words) });
  });

  it('finds its post through what X makes of a text: short links, escapes, an image', async () => {
    const { session } = await world.signIn();
    const text = 'Tom & Jerry <3 example.com/a?b=c and https://example.org/d\n\nSecond\tline cafe\u0301';
    const part = await prepareOne(session, text);
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
    const sent = value(await session.send(part));
    expect(running.world.post(sent.cid)?.text).toMatch(/t\.co.*t\.co/s);
    expect(value(await session.find(part))).toEqual({ kind: 'ours', ...sent });
  });

  it.each([
    ['at its end', 'Look at this: LINK'],
    ['in its midst', 'LINK says it better than we do'],
    ['twice, with what people copy beside it', 'LINK?s=20 and again LINK'],
    ['without a scheme', 'See BARE'],
  ])('finds its post where X made a quote of an address in the words: %s', async (_, pattern) => {
    const { session } = await world.signIn();
    const { id } = running.world.create('2002', { text: `Something to look at: ${pattern}` });
    const text = pattern.replaceAll('LINK', `https://x.com/kim_lee/status/${id}`).replace('BARE', `x.com/kim_lee/status/${id}`);
    const part = await prepareOne(session, text);
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
    const sent = value(await session.send(part));
    expect(running.world.post(sent.cid)?.referenced_tweets).toEqual([{ type: 'quoted', id }]);
    expect(value(await session.find(part))).toEqual({ kind: 'ours', ...sent });
    const plain = await prepareOne(session, `${text} too`);
    expect(value(await session.find(plain))).toEqual({ kind: 'absent' });
  });

  it('tells a quote of one post from the same words with an address of another', async () => {
    const { session } = await world.signIn();
    const [one, two] = ['One', 'Two'].map((text) => running.world.create('2002', { text: `${text} of two to quote` }).id);
    const words = (id = '') => `Read this https://x.com/kim_lee/status/${id}`;
    const [first, second] = [await prepareOne(session, words(one)), await prepareOne(session, words(two))];
    const sent = value(await session.send(first));
    expect(value(await session.find(first))).toEqual({ kind: 'ours', ...sent });
    expect(value(await session.find(second))).toEqual({ kind: 'absent' });
  });

  it('takes an older post with the same words, deleted since or not, for another one', async () => {
    const { session } = await world.signIn();
    const first = await prepareOne(session, 'Good morning!');
    value(await session.send(first));
    const second = await prepareOne(session, 'Good morning!');
    expect(value(await session.find(second))).toEqual({ kind: 'absent' });
    expect(await session.send(second)).toMatchObject({ kind: 'rejected' });
    expect(value(await session.find(second))).toEqual({ kind: 'absent' });
  });

  it('tells posts apart that were built before either was out: by their words, and by what they answer or quote', async () => {
    const { session } = await world.signIn();
    const { id } = running.world.create('2002', { text: 'Happy birthday!' });
    const target = value(await world.network.lookUp(world.server, `https://x.com/kim_lee/status/${id}`));
    const plain = await prepareOne(session, 'Thank you all');
    const other = await prepareOne(session, 'Thank you all!');
    const answer = await prepareOne(session, { ...draftOf('Thank you all'), replyTo: target });
    const quote = await prepareOne(session, { ...draftOf('Thank you all'), about: { act: 'quote', target } });
    const all = [plain, other, answer, quote];
    for (const [index, part] of all.entries()) {
      const sent = value(await session.send(part));
      expect(value(await session.find(part))).toEqual({ kind: 'ours', ...sent });
      for (const later of all.slice(index + 1)) expect(value(await session.find(later))).toEqual({ kind: 'absent' });
    }
  });

  it('takes no post that is known to be another record with the same words', async () => {
    const { session } = await world.signIn();
    const one = await prepareOne(session, 'Two alike, built together');
    const sent = value(await session.send(one));
    const two = { ...one, key: 'another' };
    expect(value(await session.find(two, null, new Set([sent.uri])))).toEqual({ kind: 'absent' });
    expect(value(await session.find(two, null, new Set()))).toEqual({ kind: 'ours', ...sent });
  });

  it('goes on with a thread only from a post that is out, and finds each part behind the one before it', async () => {
    const { session } = await world.signIn();
    const [one, two] = value(await session.prepare(draftOf('Part one of two', 'Part two of two'), new Map(), 0));
    if (one === undefined || two === undefined) throw new Error('Two parts were expected');
    expect(await session.send(two, one)).toMatchObject({ kind: 'rejected' });
    const sent = value(await session.send(one));
    const published = { ...one, publishedUri: sent.uri, publishedCid: sent.cid };
    expect(value(await session.find(two, published))).toEqual({ kind: 'absent' });
    const second = value(await session.send(two, published));
    expect(running.world.post(second.cid)?.referenced_tweets).toEqual([{ type: 'replied_to', id: sent.cid }]);
    expect(value(await session.find(two, published))).toEqual({ kind: 'ours', ...second });
  });

  it('finds a reply although X puts the name of whom it answers before it', async () => {
    const { session } = await world.signIn();
    const asked = running.world.create('2002', { text: 'Are you open today?' });
    const target = value(await world.network.lookUp(world.server, `https://twitter.com/kim_lee/status/${asked.id}?s=20`));
    const part = await prepareOne(session, { ...draftOf('Yes, until nine.'), replyTo: target });
    const sent = value(await session.send(part));
    expect(running.world.post(sent.cid)?.text).toBe('@kim_lee Yes, until nine.');
    expect(value(await session.find(part))).toEqual({ kind: 'ours', ...sent });
  });

  it('looks a post up as the account: its words in full, its author and its thread', async () => {
    const { session } = await world.signIn();
    const root = running.world.create('2002', { text: 'See https://example.org/a-long-address-that-is-cut-for-outsiders & more' });
    const answer = running.world.create('1001', { text: 'Thank you', reply: { in_reply_to_tweet_id: root.id } });
    const uri = (id: string) => `https://x.com/i/status/${id}`;
    expect(value((await session.lookUp?.(`https://x.com/i/web/status/${root.id}`)) ?? missing)).toMatchObject({
      ...{ uri: uri(root.id), rootUri: uri(root.id), authorHandle: 'kim_lee' },
      text: 'See https://example.org/a-long-address-that-is-cut-for-outsiders & more',
    });
    expect(value((await session.lookUp?.(uri(answer.id))) ?? missing)).toMatchObject({ uri: uri(answer.id), rootUri: uri(root.id) });
    expect(await session.lookUp?.(uri('20'))).toMatchObject({ kind: 'rejected' });
    expect(await session.lookUp?.('https://example.com/')).toMatchObject({ kind: 'rejected' });
  });

  it('gives mentions page by page with their authors, and what a hashtag is about', async () => {
    const { session } = await world.signIn();
    for (let index = 0; index < 130; index += 1) running.world.create('2002', { text: `Hello @Brandy, number ${index} #Southbridge` });
    const first = value(await session.mentionPage(null));
    const second = value(await session.mentionPage(first.cursor));
    expect([first.posts.length, second.cursor]).toEqual([100, null]);
    const all = [...first.posts, ...second.posts].filter(({ text }) => text.startsWith('Hello @Brandy'));
    expect(new Set(all.map(({ text }) => text)).size).toBe(130);
    expect(all[0]).toMatchObject({ authorHandle: 'kim_lee', text: 'Hello @Brandy, number 129 #Southbridge' });
    const tagged = value(await session.postsWithTag('Southbridge'));
    expect(tagged).toHaveLength(25);
    expect(tagged[0]).toMatchObject({ authorHandle: 'kim_lee' });
    expect(value(await session.mentions())[0]).toMatchObject({ authorHandle: 'kim_lee' });
  });

  it('gives what the account posted page by page, and no page twice', async () => {
    const { session } = await world.signIn();
    for (let index = 0; index < 230; index += 1) running.world.create('1001', { text: `Number ${index}` });
    const pages = await ownPostPages(session);
    expect(pages.map(({ length }) => length).slice(0, 2)).toEqual([100, 100]);
    const numbered = pages.flat().filter(({ text }) => text.startsWith('Number'));
    expect(numbered.map(({ text }) => text)).toEqual(Array.from({ length: 230 }, (_, index) => `Number ${229 - index}`));
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(pages.flat().length);
  });

  it('does not know whether an act was done where X does not say so', async () => {
    const { session } = await world.signIn();
    const { id } = running.world.create('2002', { text: 'Like me' });
    const target = value(await world.network.lookUp(world.server, `https://x.com/kim_lee/status/${id}`));
    const part = await prepareOne(session, { ...draftOf(''), about: { act: 'like', target } });
    world.proxy.fail('POST /2/users/1001/likes', { kind: 'otherBody', body: '{"data":{}}' });
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
    expect(await session.prepare({ ...draftOf(''), about: { act: 'like', target } }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/liked this post already/),
    });
  });

  it('shows nobody a post of an account whose posts are for followers, and never calls it gone', async () => {
    const hidden = running.world.create('3003', { text: 'For friends' });
    expect(await world.network.lookUp(world.server, `https://x.com/quiet/status/${hidden.id}`)).toMatchObject({ kind: 'rejected' });
    const part = { key: 'k', record: null, publishedUri: `https://x.com/i/status/${hidden.id}`, publishedCid: hidden.id };
    expect(await world.network.isGone(world.server, '3003', part)).toMatchObject({ kind: 'rejected' });
  });

  it('begins no sign-in where IT named no program', async () => {
    const network = createX({ ...optionsFor(running.provider, world.proxy.url), clientId: () => null });
    const opened = async () => expect.unreachable('No page must be opened');
    const request = {
      server: world.server,
      handle: '',
      pages: false,
      openBrowser: opened,
      keep: async () => true,
      signal: new AbortController().signal,
    };
    expect(await network.signInWithBrowser(request)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/IT must first set XClientId/),
    });
  });

  it('keeps nothing of a sign-in that X does not name the owner of', async () => {
    world.proxy.fail('GET /2/users/me', { kind: 'answer', status: 403 });
    await expect(world.signIn()).rejects.toThrow(/rejected/);
    expect(world.proxy.seen.map(({ path }) => path)).toContain('/2/oauth2/revoke');
  });
});
