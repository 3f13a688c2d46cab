import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkedinCapabilities } from '../../main/networks/linkedin/capabilities.ts';
import { createX } from '../../main/networks/x.ts';
import { browserRequest, browserSignIn, type ContractAccount, value } from './network-under-test.ts';
import { losingFetch } from './promises/losing-fetch.ts';
import { describeMessages, lookUp, type MessagesUnderTest, messageTo } from './promises/messages.ts';
import { startXUnderTest, type XUnderTest } from './x-under-test.ts';

const losing = losingFetch((method, url) => method === 'POST' && url.endsWith('/messages'), {
  path: /\/dm_events\?/,
  drifted: { data: [{ id: 7 }], meta: {} },
});

let under: XUnderTest;
let both: MessagesUnderTest;

beforeAll(async () => {
  under = await startXUnderTest();
  const network = createX({ ...under.options, fetch: losing.fetch });
  const messagesOf = async (account: ContractAccount) => {
    const request = browserRequest(under.server, '', under.throughBrowser(account, 'allow'));
    const { session } = value(await network.signInWithBrowser({ ...request, messages: true }));
    if (session.messages === undefined) throw new Error('This network has no direct messages');
    return { messages: session.messages, ...account };
  };
  both = { ...losing, brand: await messagesOf(under.brand), personal: await messagesOf(under.personal) };
}, 120_000);
afterAll(() => under?.stop());

describeMessages(() => both);

describe('at X', () => {
  it('a message goes to one person', async () => {
    const { messages } = both.brand;
    const to = [await lookUp(messages, both.personal.handle), await lookUp(messages, 'quiet')];
    expect(await messages.prepare(messageTo(to, 'You two'), 0)).toMatchObject({ kind: 'rejected' });
  });

  it('a sign-in that was not asked for messages says so, without a request', async () => {
    const { session } = await browserSignIn(under, under.brand);
    expect(await session.messages?.conversations(null)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/may not use direct messages/),
    });
  });
});

it('LinkedIn has no messages that programs may use', () => {
  expect(linkedinCapabilities.messages).toBeUndefined();
});
