import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMastodon } from '../../main/networks/mastodon.ts';
import { type MastodonUnderTest, mastodonOptions, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserSignIn, type ContractAccount, value } from './network-under-test.ts';
import { losingFetch } from './promises/losing-fetch.ts';
import { describeMessages, lookUp, type MessagesUnderTest, messageTo } from './promises/messages.ts';

const losing = losingFetch((method, url) => method === 'POST' && url.endsWith('/api/v1/statuses'), {
  path: /\/accounts\/\d+\/statuses\?/,
  drifted: [{ id: 7 }],
});
const network = createMastodon({ ...mastodonOptions(), fetch: losing.fetch });

let under: MastodonUnderTest;
let both: MessagesUnderTest;

async function messagesOf(of: MastodonUnderTest, account: ContractAccount) {
  const { session } = await browserSignIn({ ...of, network }, account);
  if (session.messages === undefined) throw new Error('This network has no direct messages');
  return { messages: session.messages, ...account };
}

beforeAll(async () => {
  under = await startMastodonUnderTest();
  const [brand, personal] = [await messagesOf(under, under.brand), await messagesOf(under, under.personal)];
  both = { ...losing, brand, personal };
}, 60_000);
afterAll(() => under?.fixture.stop());

describeMessages(() => both);

describe('at Mastodon', () => {
  const direct = () => [...under.fixture.world.posts.values()].filter(({ visibility }) => visibility === 'direct');

  it('a message names its readers and nobody else', async () => {
    const carol = under.fixture.addMember('carol');
    const { messages } = both.brand;
    const to = [await lookUp(messages, both.personal.handle)];
    const sneaky = await messages.prepare(messageTo(to, `You know what @${carol.username} said`), 0);
    expect(sneaky).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/^Naming @carol@.* would make them read this too\./) });
    value(await messages.send(value(await messages.prepare(messageTo(to, 'Just you'), 0))));
    const sent = direct().find(({ text }) => text.endsWith('Just you'));
    expect(sent?.mentioned.map(({ username }) => username)).toEqual(['persona']);
    const [, other] = [to[0], await lookUp(messages, `carol@${under.fixture.domain}`)];
    value(await messages.send(value(await messages.prepare(messageTo([...to, other], 'You two'), 0))));
    const both2 = direct().find(({ text }) => text.endsWith('You two'));
    expect(both2?.mentioned.map(({ username }) => username).sort()).toEqual(['carol', 'persona']);
  });

  it('the same key again is the same message', async () => {
    const { messages } = both.brand;
    const part = value(await messages.prepare(messageTo([await lookUp(messages, both.personal.handle)], 'Once'), 0));
    const [first, second] = [value(await messages.send(part)), value(await messages.send(part))];
    expect(second).toEqual(first);
    expect(direct().filter(({ text }) => text.endsWith('Once'))).toHaveLength(1);
  });

  it('a server that knows no direct messages is caught, with and without its answer', async () => {
    const open = await startMastodonUnderTest({ knowsDirect: false });
    try {
      const { messages } = await messagesOf(open, open.brand);
      const to = [await lookUp(messages, open.personal.handle)];
      const answered = value(await messages.prepare(messageTo(to, 'Between us'), 0));
      expect(await messages.send(answered)).toMatchObject({
        kind: 'rejected',
        words: expect.stringMatching(/showed this to others than you chose. It was deleted at once.$/),
      });
      expect([...open.fixture.world.posts.values()]).toEqual([]);
      expect(value(await messages.find(answered))).toEqual({ kind: 'absent' });
      const unanswered = value(await messages.prepare(messageTo(to, 'Between us'), 0));
      losing.troubleNext('loseAnswer');
      expect((await messages.send(unanswered)).kind).toBe('unknown');
      expect(value(await messages.find(unanswered))).toMatchObject({
        kind: 'seenByOthers',
        words: expect.stringMatching(/shows these words to others than you chose/),
      });
    } finally {
      await open.fixture.stop();
    }
  });

  it('a server without conversations says so, and messages go all the same', async () => {
    const older = await startMastodonUnderTest({ hasConversations: false });
    try {
      const { messages } = await messagesOf(older, older.brand);
      expect(await messages.conversations(null)).toMatchObject({
        kind: 'rejected',
        words: expect.stringMatching(/lists no conversations/),
      });
      const part = value(await messages.prepare(messageTo([await lookUp(messages, older.personal.handle)], 'Hello'), 0));
      expect((await messages.send(part)).kind).toBe('ok');
    } finally {
      await older.fixture.stop();
    }
  });
});
