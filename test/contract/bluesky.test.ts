import { afterAll } from 'vitest';
import { blueskyCapabilities } from '../../main/networks/bluesky/capabilities.ts';
import { type BlueskyUnderTest, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { describeNetworkContract } from './network-contract.ts';

let under: BlueskyUnderTest | undefined;
afterAll(async () => under?.pds.stop());

describeNetworkContract({ capabilities: blueskyCapabilities, renews: ['oauth', 'appPassword'], ownKeys: true }, async () => {
  under = await startBlueskyUnderTest();
  return under;
});
