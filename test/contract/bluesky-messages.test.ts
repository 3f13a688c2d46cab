import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { Messages } from '../../main/networks/messages.ts';
import type { Message, MessageReader } from '../../shared/message.ts';
import { type BlueskyChat, startBlueskyChat } from '../rig/bluesky-chat.ts';
import type { PdsAccount } from '../rig/pds-accounts.ts';
import { createAccount } from '../rig/pds-accounts.ts';
import { type BlueskyUnderTest, optionsFor, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { browserRequest, value } from './network-under-test.ts';
import type { Trouble } from './promises/losing-fetch.ts';
import { describeMessages } from './promises/messages.ts';

const SEND = 'chat.bsky.convo.sendMessage';
const keepAll = async (): Promise<boolean> => true;

let under: BlueskyUnderTest;
let chat: BlueskyChat;
let proxy: FaultProxy;
let plc: FaultProxy;
let third: PdsAccount;
let brand: Messages;
let personal: Messages;

beforeAll(async () => {
  under = await startBlueskyUnderTest();
  chat = await startBlueskyChat(under.pds);
  proxy = await startFaultProxy({ target: under.pds.url });
  plc = await startFaultProxy({ target: under.pds.plcUrl, rewrite: [[under.pds.url, proxy.url]] });
  third = await createAccount(under.pds, 'thirdone');
  brand = await messagesOf(under.owners.brand);
  personal = await messagesOf(under.owners.personal);
}, 300_000);
afterAll(async () => {
  await Promise.all([proxy?.close(), plc?.close(), chat?.stop(), under?.pds.stop()]);
});

/** With the account's own password: the app passwords of these tests may not use direct messages. */
async function messagesOf({ handle, password }: PdsAccount): Promise<Messages> {
  const network = createBluesky({ ...optionsFor({ plcUrl: plc.url }), chatService: () => chat.did });
  const { session } = value(await network.signInWithPassword(proxy.url, handle, password, keepAll));
  if (session.messages === undefined) throw new Error('This network has no direct messages');
  return session.messages;
}

async function readerOf(messages: Messages, handle: string): Promise<MessageReader> {
  const reader = value(await messages.reader(handle));
  if (reader === null) throw new Error(`Nobody is @${handle}`);
  return reader;
}

function messageTo(to: readonly MessageReader[], text: string): Message {
  return { kind: 'message', id: 'm', identityId: 'bluesky:me', to: [...to], text, acknowledged: [], createdAt: 0, updatedAt: 0 };
}

function faultOf(trouble: Trouble): Fault {
  if (trouble === 'loseAnswer') return { kind: 'cut', when: 'afterServer' };
  if (trouble === 'loseRequest') return { kind: 'cut', when: 'beforeServer' };
  if ('otherBody' in trouble) return { kind: 'otherBody', body: trouble.otherBody };
  return { kind: 'answer', body: '{}', ...trouble, headers: { 'content-type': 'application/json', ...trouble.headers } };
}

describeMessages(() => ({
  brand: { messages: brand, subject: under.owners.brand.did, handle: under.owners.brand.handle },
  personal: { messages: personal, subject: under.owners.personal.did, handle: under.owners.personal.handle },
  troubleNext: (trouble: Trouble) => proxy.fail(SEND, faultOf(trouble), 1),
  driftNextList: () => proxy.fail('chat.bsky.convo.getMessages', { kind: 'otherBody', body: JSON.stringify({ messages: [{ id: 7 }] }) }, 1),
}));

describe('direct messages through the account’s server', () => {
  it('looks a reader up without opening a conversation', async () => {
    const reader = await readerOf(brand, under.owners.personal.handle);
    expect(reader).toEqual({ subject: under.owners.personal.did, handle: under.owners.personal.handle, displayName: '', avatar: null });
    expect(value(await brand.reader('nobody.test'))).toBeNull();
  });

  it('knows a message of the same words, sent before, from this one', async () => {
    const to = [await readerOf(brand, under.owners.personal.handle)];
    value(await brand.send(value(await brand.prepare(messageTo(to, 'ok'), Date.now()))));
    const again = value(await brand.prepare(messageTo(to, 'ok'), Date.now()));
    expect(value(await brand.find(again))).toEqual({ kind: 'absent' });
    const theirs = value(await personal.prepare(messageTo([await readerOf(personal, under.owners.brand.handle)], 'ok'), Date.now()));
    value(await personal.send(theirs));
    expect(value(await brand.find(again))).toEqual({ kind: 'absent' });
  });

  it('settles a message whose answer was lost, and sends nothing twice by itself', async () => {
    const to = [await readerOf(brand, under.owners.personal.handle)];
    const arrived = value(await brand.prepare(messageTo(to, 'Did this arrive?'), Date.now()));
    proxy.fail(SEND, { kind: 'cut', when: 'afterServer' }, 1);
    expect(await brand.send(arrived)).toMatchObject({ kind: 'unknown' });
    expect(value(await brand.find(arrived))).toMatchObject({ kind: 'ours' });
    const lost = value(await brand.prepare(messageTo(to, 'Or this?'), Date.now()));
    proxy.fail(SEND, { kind: 'cut', when: 'beforeServer' }, 1);
    expect((await brand.send(lost)).kind).not.toBe('ok');
    expect(value(await brand.find(lost))).toEqual({ kind: 'absent' });
    expect(proxy.seen.filter(({ path }) => path.includes(SEND)).filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
  });

  it('takes no answer of another form for a yes', async () => {
    const to = [await readerOf(brand, under.owners.personal.handle)];
    const part = value(await brand.prepare(messageTo(to, 'Said with a strange answer'), Date.now()));
    proxy.fail(SEND, { kind: 'otherBody', body: '{"id":1}' }, 1);
    expect(await brand.send(part)).toMatchObject({ kind: 'unknown' });
  });

  it('goes to nobody beside those it is for', async () => {
    const to = [await readerOf(brand, under.owners.personal.handle), await readerOf(brand, third.handle)];
    expect(await brand.prepare(messageTo(to, 'To two'), Date.now())).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/^Somebody else would read this/),
    });
  });

  it('says in plain words what the service refuses, and that it was stopped', async () => {
    const to = [await readerOf(brand, under.owners.personal.handle)];
    const refuse = (error: string, status = 400) =>
      proxy.fail('getConvoForMembers', { kind: 'answer', status, body: JSON.stringify({ error, message: 'x' }) }, 1);
    refuse('MessagesDisabled');
    expect(await brand.prepare(messageTo(to, 'x'), 0)).toEqual({ kind: 'rejected', words: 'They do not take messages.' });
    refuse('NotFollowedBySender');
    expect(await brand.prepare(messageTo(to, 'x'), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/people they follow/),
    });
    refuse('Whatever', 500);
    expect(await brand.prepare(messageTo(to, 'x'), 0)).toMatchObject({ kind: 'unreachable' });
    expect(await brand.send({ key: 'k', record: {}, publishedUri: null, publishedCid: null })).toMatchObject({ kind: 'rejected' });
  });

  it('asks for them in the browser where they are used, and may not use them elsewhere', async () => {
    const network = createBluesky({ ...optionsFor(under.pds), chatService: () => chat.did });
    const signIn = async (messages: boolean) => {
      const request = browserRequest(under.server, under.brand.handle, under.throughBrowser(under.brand, 'allow'));
      return value(await network.signInWithBrowser({ ...request, messages })).session;
    };
    const [asked, notAsked] = [await signIn(true), await signIn(false)];
    expect(asked.scopes).toContain('transition:chat.bsky');
    expect(await asked.messages?.conversations(null)).toMatchObject({ kind: 'ok' });
    expect(await notAsked.messages?.conversations(null)).toMatchObject({ kind: 'rejected' });
  });

  it('is refused with an app password that may not use them', async () => {
    const network = createBluesky({ ...optionsFor({ plcUrl: plc.url }), chatService: () => chat.did });
    const { session } = value(await network.signInWithPassword(proxy.url, under.brand.handle, under.brand.appPassword, keepAll));
    expect(await session.messages?.conversations(null)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/may not use direct messages/),
    });
  });
});
