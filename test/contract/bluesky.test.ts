import { afterAll } from 'vitest';
import { type BlueskyUnderTest, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { describeNetworkContract } from './network-contract.ts';

let under: BlueskyUnderTest | undefined;
afterAll(async () => under?.pds.stop());

describeNetworkContract('Bluesky', async () => {
  under = await startBlueskyUnderTest();
  return under;
});
