import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyNetwork } from '../../../main/networks/every-network.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { networkIdSchema } from '../../../shared/account.ts';
import { matchesAccount } from '../../../shared/kinds.ts';

const fetch = () => Promise.reject(new Error('Nothing is asked here'));
const reached = { fetch, pageFetch: fetch, lookUpHost: async () => [], clock: createSystemClock() };
const networks = everyNetwork(reached, { plcDirectory: null, linkedin: null, x: null }, { policy: () => ({ kind: 'absent' }) });
const contract = (name: string): string => readFileSync(new URL(`../../contract/${name}`, import.meta.url), 'utf8');

it('is of every name there is, once', () => {
  expect(networks.map(({ capabilities }) => capabilities.id).toSorted()).toEqual(networkIdSchema.options.toSorted());
});

describe.each(networks.map(({ capabilities }) => [capabilities.id, capabilities] as const))('%s', (id, capabilities) => {
  it('is held to the contract of all, and to all faults', () => {
    expect(contract(`${id}.test.ts`)).toContain('describeNetworkContract(');
    expect(contract(`${id}-faults.test.ts`)).toContain('describeNetworkFaults(');
    if (capabilities.messages !== undefined) expect(contract(`${id}-messages.test.ts`)).toContain('describeMessages(');
  });

  it('says what it can promise as data alone', () => {
    expect(JSON.parse(JSON.stringify(capabilities))).toEqual(capabilities);
  });

  it('may be named by the rules of IT', () => {
    const who = { network: id, handle: 'acme', subject: '1' };
    expect(matchesAccount(`${id}:@acme`, who)).toBe(true);
    expect(networkIdSchema.options.filter((other) => matchesAccount(`${other}:@acme`, who))).toEqual([id]);
  });
});
