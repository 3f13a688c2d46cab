import type { NetworkId } from '../../shared/account.ts';
import { startBlueskyUnderTest } from '../../test/contract/bluesky-under-test.ts';
import { draftOf } from '../../test/contract/drafts.ts';
import { startLinkedinUnderTest } from '../../test/contract/linkedin-under-test.ts';
import { mastodonOptions, startMastodonUnderTest } from '../../test/contract/mastodon-under-test.ts';
import { browserSignIn, type NetworkUnderTest, value } from '../../test/contract/network-under-test.ts';
import { startXUnderTest } from '../../test/contract/x-under-test.ts';
import { bundledAdapters } from './bundled-adapters.ts';

/** Milliseconds per post that an adapter takes beside its requests: preparing the record, sending it, reading the answers. */
export type AdapterTimes = Readonly<Record<NetworkId, readonly number[]>>;

const posts = 300;
const warmUp = 50;

/** A real server for Bluesky, the tests' own servers for the others: what they take is not in it. */
export async function measureAdapters(): Promise<AdapterTimes> {
  const { createBluesky, createLinkedin, createMastodon, createX } = await bundledAdapters();
  return {
    bluesky: await measure(async () => {
      const under = await startBlueskyUnderTest();
      return { under: { ...under, network: createBluesky(under.options) }, stop: () => under.pds.stop() };
    }),
    mastodon: await measure(async () => {
      const under = await startMastodonUnderTest();
      return { under: { ...under, network: createMastodon(mastodonOptions()) }, stop: () => under.fixture.stop() };
    }),
    x: await measure(async () => {
      const under = await startXUnderTest();
      return { under: { ...under, network: createX(under.options) }, stop: () => under.stop() };
    }),
    linkedin: await measure(async () => {
      const under = await startLinkedinUnderTest();
      return { under: { ...under, network: createLinkedin(under.options) }, stop: () => under.stop() };
    }),
  };
}

interface Running {
  readonly under: NetworkUnderTest;
  readonly stop: () => Promise<void>;
}

async function measure(start: () => Promise<Running>): Promise<readonly number[]> {
  const requests = timedRequests();
  const { under, stop } = await start().finally(requests.takeBack);
  try {
    const { session } = await browserSignIn(under, under.brand);
    const own: number[] = [];
    for (let post = 0; post < warmUp + posts; post += 1) {
      // A server goes on with the last post after it has answered, on the same processors: it is let finish.
      for (let turn = 0; turn < 2; turn += 1) value(await session.whoAmI());
      const [startedAt, waited] = [performance.now(), requests.waitedMs()];
      const draft = draftOf(`Post ${post}: doors open at nine, and there is coffee for @everybody #openday https://acme.example/${post}`);
      for (const part of value(await session.prepare(draft, new Map(), Date.now()))) value(await session.send(part));
      if (post >= warmUp) own.push(performance.now() - startedAt - (requests.waitedMs() - waited));
    }
    return own;
  } finally {
    await stop();
  }
}

/**
 * What adapters that are made from now on fetch with, timed from the request to the last byte of its answer. The answer is
 * read whole before the adapter gets it, so that no waiting for the network counts as the adapter's own.
 */
function timedRequests() {
  const bare = globalThis.fetch;
  let waited = 0;
  globalThis.fetch = async (...request) => {
    const startedAt = performance.now();
    try {
      const response = await bare(...request);
      const body = [204, 205, 304].includes(response.status) ? null : await response.arrayBuffer();
      const { status, statusText, headers } = response;
      const whole = new Response(body, { status, statusText, headers });
      Object.defineProperty(whole, 'url', { value: response.url });
      return whole;
    } finally {
      waited += performance.now() - startedAt;
    }
  };
  return {
    waitedMs: () => waited,
    takeBack: () => {
      globalThis.fetch = bare;
    },
  };
}
