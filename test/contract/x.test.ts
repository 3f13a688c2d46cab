import { afterAll } from 'vitest';
import { describeNetworkContract } from './network-contract.ts';
import { startXUnderTest, triedX, type XUnderTest } from './x-under-test.ts';

let under: XUnderTest | undefined;
afterAll(async () => under?.stop());

describeNetworkContract(triedX, async () => {
  under = await startXUnderTest();
  return under;
});
