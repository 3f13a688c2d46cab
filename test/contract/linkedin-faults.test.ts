import { afterAll } from 'vitest';
import { linkedinCapabilities } from '../../main/networks/linkedin/capabilities.ts';
import { createLinkedin } from '../../main/networks/linkedin.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type LinkedinUnderTest, startLinkedinUnderTest } from './linkedin-under-test.ts';
import { type Connected, describeNetworkFaults, type FaultyUnderTest } from './network-faults.ts';
import { browserSignIn } from './network-under-test.ts';
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
    paths: { whoAmI: '/v2/userinfo', send: 'POST /rest/posts', remove: 'DELETE /rest/posts', upload: '/dms-uploads' },
    driftOfSend: [{ kind: 'withoutHeaders', names: ['x-restli-id'] }],
    driftOfWhoAmI: ['{"sub":7,"name":"Ada"}', '{"sub":"a b","name":"Ada"}', '{"sub":"adaB1","name":""}', '{"sub":"adaB1"}'],
    saysWho: ({ subject, handle }) => JSON.stringify({ sub: subject.replace('urn:li:person:', ''), name: handle }),
  },
  async (): Promise<FaultyUnderTest> => {
    running = await startLinkedinUnderTest();
    const under = running;
    return { ...under, connect: () => connect(under) };
  },
);
