import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Clock } from '../clock.ts';
import { createBluesky } from './bluesky.ts';
import type { ShrinkAvatar } from './http/avatar.ts';
import type { LookUpHost } from './http/public-address.ts';
import type { Programs } from './linkedin/durable.ts';
import { createLinkedin } from './linkedin.ts';
import { createMastodon } from './mastodon.ts';
import type { Network } from './network.ts';
import { createX } from './x.ts';

/** What networks are reached by. */
export interface Reached {
  readonly fetch: typeof globalThis.fetch;
  /** Fetches pages and pictures, from public addresses only, and gives a redirect as its answer. */
  readonly pageFetch: typeof globalThis.fetch;
  /** Addresses of a host name, so that a link cannot reach into the person's own network. */
  readonly lookUpHost: LookUpHost;
  readonly clock: Clock;
  readonly shrinkAvatar?: ShrinkAvatar;
  /** Link cards of pages on this computer, for tests. */
  readonly allowLoopbackPages?: boolean;
}

/** Where networks are instead of their own place, for tests; null: there. */
export interface Elsewhere {
  readonly plcDirectory: string | null;
  readonly linkedin: { readonly api: string; readonly site: string } | null;
  readonly x: { readonly api: string; readonly site: string } | null;
}

export interface Chosen {
  /** Asked at each sign-in. */
  readonly policy: () => PolicyOutcome;
  /** DID of the service that keeps direct messages, where that is a setting. */
  readonly chatService?: () => string;
}

/** Every network there is, in the order in which they are offered: the one place where one is added. */
export function everyNetwork(reached: Reached, elsewhere: Elsewhere, { policy, chatService }: Chosen): readonly [Network, ...Network[]] {
  const bluesky = createBluesky({
    ...reached,
    ...(chatService === undefined ? {} : { chatService }),
    ...(elsewhere.plcDirectory === null ? {} : { plcDirectory: elsewhere.plcDirectory }),
  });
  const { linkedin, x } = elsewhere;
  const places = linkedin === null ? {} : { places: { ...linkedin, issuer: linkedin.site } };
  const origins = x === null ? {} : { origins: { api: x.api, web: x.site, publish: x.api } };
  return [
    bluesky,
    createMastodon(reached),
    createX({ ...reached, ...origins, linkCard: bluesky.linkCard, clientId: () => xProgram(policy()) }),
    createLinkedin({ ...reached, ...places, programs: () => linkedinPrograms(policy()) }),
  ];
}

/** A policy that cannot be read lets nobody sign in. */
function xProgram(outcome: PolicyOutcome): string | null {
  return outcome.kind === 'active' ? (outcome.policy.XClientId ?? null) : null;
}

/** The same at LinkedIn. */
function linkedinPrograms(outcome: PolicyOutcome): Programs {
  const { LinkedInClientId: person = null, LinkedInPagesClientId: pages = null } = outcome.kind === 'active' ? outcome.policy : {};
  return { person, pages };
}
