import { lookup } from 'node:dns/promises';
import type { NetworkId } from '../../shared/account.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Clock } from '../clock.ts';
import { createBluesky } from '../networks/bluesky.ts';
import { createLinkedin } from '../networks/linkedin.ts';
import { createMastodon } from '../networks/mastodon.ts';
import type { Network } from '../networks/network.ts';
import { createX } from '../networks/x.ts';
import type { TestSwitches } from '../test-switches.ts';

/**
 * The networks over Node's own networking, for ending sign-ins while no program runs. It knows neither the system's proxy
 * nor its certificates: where these are needed, a running program does it (docs/deploy.md).
 */
export function nodeNetworks(clock: Clock, policy: PolicyOutcome, { plcDirectory, linkedin, x }: TestSwitches): (id: NetworkId) => Network {
  const lookUpHost = async (host: string): Promise<readonly string[]> => (await lookup(host, { all: true })).map(({ address }) => address);
  const reached = { fetch: globalThis.fetch, pageFetch: noPages, lookUpHost, clock };
  const values = policy.kind === 'active' ? policy.policy : null;
  const programs = { person: values?.LinkedInClientId ?? null, pages: values?.LinkedInPagesClientId ?? null };
  const bluesky = createBluesky({ ...reached, ...(plcDirectory === null ? {} : { plcDirectory }) });
  const places = linkedin === null ? {} : { places: { ...linkedin, issuer: linkedin.site } };
  const origins = x === null ? {} : { origins: { api: x.api, web: x.site, publish: x.api } };
  const networks = [
    bluesky,
    createMastodon(reached),
    createX({ ...reached, ...origins, linkCard: bluesky.linkCard, clientId: () => values?.XClientId ?? null }),
    createLinkedin({ ...reached, ...places, programs: () => programs }),
  ];
  return (id) => networks.find(({ capabilities }) => capabilities.id === id) ?? bluesky;
}

/** Ending a sign-in needs no pages of others. */
function noPages(): Promise<Response> {
  return Promise.reject(new Error('No pages are fetched here.'));
}
