import { afterAll } from 'vitest';
import { linkedinCapabilities } from '../../main/networks/linkedin/capabilities.ts';
import { type LinkedinUnderTest, startLinkedinUnderTest } from './linkedin-under-test.ts';
import { describeNetworkContract } from './network-contract.ts';

let under: LinkedinUnderTest | undefined;
afterAll(async () => under?.stop());

describeNetworkContract({ capabilities: linkedinCapabilities, renews: [], ownKeys: false }, async () => {
  under = await startLinkedinUnderTest();
  return under;
});
