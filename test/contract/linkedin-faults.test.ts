import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkedinCapabilities } from '../../main/networks/linkedin/capabilities.ts';
import { createLinkedin } from '../../main/networks/linkedin.ts';
import type { Session } from '../../main/networks/network.ts';
import { draftOf } from './drafts.ts';
import { type Fault, startFaultProxy } from './fault-proxy.ts';
import { type LinkedinUnderTest, startLinkedinUnderTest } from './linkedin-under-test.ts';
import { type Connected, describeNetworkFaults, type FaultyUnderTest } from './network-faults.ts';
import { browserSignIn, prepareOne, sendOne, value } from './network-under-test.ts';
import { standingClock } from './standing-clock.ts';

let running: LinkedinUnderTest | undefined;
afterAll(async () => running?.stop());

async function connect(under: LinkedinUnderTest): Promise<Connected> {
  const { places } = under.options;
  if (places === undefined) throw new Error('The adapter would go to LinkedIn itself');
  const proxy = await startFaultProxy({ target: places.api });
  const clock = standingClock();
  const network = createLinkedin({ ...under.options, clock, places: { ...places, api: proxy.url } });
  return {
    ...{ proxy, clock, network, server: under.server },
    signIn: () => browserSignIn({ ...under, network }, under.brand),
    close: proxy.close,
  };
}

describeNetworkFaults(
  {
    ...{ capabilities: linkedinCapabilities, renews: [], ownKeys: false },
    paths: {
      ...{ whoAmI: '/v2/userinfo', send: 'POST /rest/posts', remove: 'DELETE /rest/posts', upload: '/dms-uploads' },
      // A like takes the rights of pages, which this sign-in does not ask for.
      acts: { repost: 'POST /rest/posts' },
    },
    driftOfSend: [{ kind: 'withoutHeaders', names: ['x-restli-id'] }],
    driftOfWhoAmI: ['{"sub":7,"name":"Ada"}', '{"sub":"a b","name":"Ada"}', '{"sub":"adaB1","name":""}', '{"sub":"adaB1"}'],
    saysWho: ({ subject, handle }) => JSON.stringify({ sub: subject.replace('urn:li:person:', ''), name: handle }),
  },
  async (): Promise<FaultyUnderTest> => {
    running ??= await startLinkedinUnderTest();
    const under = running;
    return { ...under, connect: () => connect(under) };
  },
);

describe('the proof that a member still speaks for a page', () => {
  let connected: Connected;
  let page: Session;
  let subject: string;
  beforeAll(async () => {
    running ??= await startLinkedinUnderTest();
  }, 300_000);
  beforeEach(async () => {
    if (running === undefined) throw new Error('The server did not start');
    connected = await connect(running);
    ({ subject } = running.page);
    page = (await browserSignIn({ ...running, network: connected.network }, running.brand, true)).session.as(subject);
  });
  afterEach(() => connected.close());

  const steps = ['/rest/me', '/rest/organizationAcls', '/rest/organizationsLookup'];
  const faults: readonly Fault[] = [
    { kind: 'cut', when: 'beforeServer' },
    ...[401, 403, 404, 426, 429, 500].map((status): Fault => ({ kind: 'answer', status })),
    ...['garbage {', '{}', '[]', ''].map((body): Fault => ({ kind: 'otherBody', body })),
  ];
  it.each(steps)('is given by nothing but a whole answer: %s', async (step) => {
    expect(await page.whoAmI()).toMatchObject({ kind: 'ok' });
    for (const fault of faults) {
      connected.proxy.heal();
      connected.proxy.fail(step, fault);
      expect((await page.whoAmI()).kind).not.toBe('ok');
    }
  });

  const noProof: readonly (readonly [string, string, unknown])[] = [
    ['another member', '/rest/me', { id: 'perC2', localizedFirstName: 'Percy', localizedLastName: 'Sohn', vanityName: 'percy-sohn' }],
    ['no role', '/rest/organizationAcls', { elements: [] }],
    ['a role elsewhere', '/rest/organizationAcls', { elements: [roleOf('urn:li:organization:1', 'ADMINISTRATOR', 'APPROVED')] }],
    ['a role that posts nothing', '/rest/organizationAcls', { elements: [roleOf('urn:li:organization:2414', 'ANALYST', 'APPROVED')] }],
    ['a role asked for', '/rest/organizationAcls', { elements: [roleOf('urn:li:organization:2414', 'ADMINISTRATOR', 'REQUESTED')] }],
    ['a page without a name', '/rest/organizationsLookup', { results: {} }],
  ];
  it.each(noProof)('is not given by %s', async (_what, step, body) => {
    connected.proxy.fail(step, { kind: 'otherBody', body: JSON.stringify(body) });
    expect((await page.whoAmI()).kind).not.toBe('ok');
  });

  it.each([
    ['comment', '/comments'],
    ['like', 'POST /rest/reactions'],
  ] as const)(
    'does not know whether a %s arrived whose answer was lost, is refused in words, and never says that it did not',
    async (what, path) => {
      const { sent } = await sendOne(page, await prepareOne(page, `Something for a ${what}`));
      const target = value(await connected.network.lookUp(connected.server, sent.uri));
      const about = what === 'like' ? { about: { act: 'like', target } as const } : { replyTo: target };
      const part = await prepareOne(page, { ...draftOf(what === 'like' ? '' : 'Thank you'), ...about });
      for (const when of ['beforeServer', 'afterServer'] as const) {
        connected.proxy.heal();
        connected.proxy.fail(path, { kind: 'cut', when });
        expect(await page.send(part)).toMatchObject({ kind: 'unknown' });
        expect(await page.find(part)).toMatchObject({ kind: 'rejected' });
      }
      for (const [status, kind] of [
        [403, 'rejected'],
        [422, 'rejected'],
        [429, 'rateLimited'],
        [503, 'unknown'],
        [401, 'signInAgain'],
      ] as const) {
        connected.proxy.heal();
        connected.proxy.fail(path, { kind: 'answer', status });
        expect(await page.send(part)).toMatchObject({ kind });
      }
    },
  );

  const blinding: readonly Fault[] = faults.filter(({ kind }) => kind !== 'otherBody');
  it('never says that a post of the page is absent where nobody could look', async () => {
    const part = await prepareOne(page, 'Is it there?');
    for (const fault of [...blinding, { kind: 'otherBody', body: '{"elements":[{"id":7}]}' } as const]) {
      connected.proxy.heal();
      connected.proxy.fail('GET /rest/posts', fault);
      expect((await page.find(part)).kind).not.toBe('ok');
    }
  });
});

function roleOf(organization: string, role: string, state: string) {
  return { roleAssignee: 'urn:li:person:adaB1', organization, role, state };
}
