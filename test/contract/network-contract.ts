import { beforeAll, describe } from 'vitest';
import type { NetworkUnderTest, Tried } from './network-under-test.ts';
import { describeActs } from './promises/acts.ts';
import { describeCredentials } from './promises/credentials.ts';
import { describePosting } from './promises/posting.ts';
import { describeSettling } from './promises/settling.ts';
import { describeSignIn } from './promises/sign-in.ts';
import { describeSpeakers } from './promises/speakers.ts';

/**
 * Every promise of `network.ts`, held against a server. What a network says it cannot promise (`capabilities`) is tried
 * too: then it must say so in plain words, and never pretend.
 */
export function describeNetworkContract(tried: Tried, start: () => Promise<NetworkUnderTest>): void {
  describe(`${tried.capabilities.name}: the contract of every network`, () => {
    let under: NetworkUnderTest | undefined;
    const running = (): NetworkUnderTest => {
      if (under === undefined) throw new Error('The server did not start');
      return under;
    };
    beforeAll(async () => {
      under = await start();
    }, 300_000);

    describeSignIn(tried, running);
    describeCredentials(tried, running);
    describePosting(tried, running);
    describeSettling(tried, running);
    describeActs(tried, running);
    describeSpeakers(tried, running);
  });
}
