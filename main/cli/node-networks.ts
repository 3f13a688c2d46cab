import { lookup } from 'node:dns/promises';
import type { NetworkId } from '../../shared/account.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Clock } from '../clock.ts';
import { type Elsewhere, everyNetwork } from '../networks/every-network.ts';
import type { Network } from '../networks/network.ts';

/**
 * The networks over Node's own networking, for ending sign-ins while no program runs. It knows neither the system's proxy
 * nor its certificates: where these are needed, a running program does it (docs/deploy.md).
 */
export function nodeNetworks(clock: Clock, policy: PolicyOutcome, elsewhere: Elsewhere): (id: NetworkId) => Network {
  const lookUpHost = async (host: string): Promise<readonly string[]> => (await lookup(host, { all: true })).map(({ address }) => address);
  const reached = { fetch: globalThis.fetch, pageFetch: noPages, lookUpHost, clock };
  const [first, ...others] = everyNetwork(reached, elsewhere, { policy: () => policy });
  return (id) => others.find(({ capabilities }) => capabilities.id === id) ?? first;
}

/** Ending a sign-in needs no pages of others. */
function noPages(): Promise<Response> {
  return Promise.reject(new Error('No pages are fetched here.'));
}
