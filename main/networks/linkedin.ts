import type { Clock } from '../clock.ts';
import { createBoundedFetch } from './http/bounded-fetch.ts';
import type { LookUpHost } from './http/public-address.ts';
import { type AuthorityOptions, grantOf, linkedinAuthority } from './linkedin/access.ts';
import { linkedinCapabilities } from './linkedin/capabilities.ts';
import { askingFor, type LinkedinDurable, linkedinDurableSchema, type Programs } from './linkedin/durable.ts';
import { createSession } from './linkedin/session.ts';
import { isPerson, postInAddress } from './linkedin/urns.ts';
import type {
  BrowserSignInRequest,
  DurableCredential,
  KeepRotated,
  Network,
  NetworkFailure,
  NetworkResult,
  Session,
  SignedIn,
} from './network.ts';
import { createAccess } from './oauth/access.ts';

export interface LinkedinOptions {
  /** Electron's `net.fetch`, or Node's in tests. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Fetches pages and pictures for link cards, from public addresses only, and gives a redirect as its answer. */
  readonly pageFetch: typeof globalThis.fetch;
  /** Addresses of a host name, so that a link cannot reach into the person's own network. */
  readonly lookUpHost: LookUpHost;
  /** The organisation's programs at LinkedIn, by policy (`LinkedInClientId`, `LinkedInPagesClientId`). */
  readonly programs: () => Programs;
  /** Link cards of pages on this computer, for tests. */
  readonly allowLoopbackPages?: boolean;
  /** Other places than LinkedIn's own, for tests: origin of the API, of the site with the sign-in, and what that calls itself. */
  readonly places?: { readonly api: string; readonly site: string; readonly issuer: string };
  /** Milliseconds for one request; uploads have a minute. */
  readonly timeLimitMs?: number;
}

const linkedin = {
  api: 'https://api.linkedin.com',
  site: linkedinCapabilities.defaultServer,
  issuer: 'https://www.linkedin.com/oauth',
};

const noClientId: NetworkFailure = {
  kind: 'rejected',
  words: 'LinkedIn lets people sign in only through a program of their organisation. IT must set LinkedInClientId.',
};
const nobodyCanLook: NetworkFailure = {
  kind: 'rejected',
  words: 'LinkedIn shows programs no post without a sign-in, so nobody could look. Look at it on linkedin.com.',
};

/** LinkedIn, for people and the pages they speak for (learn.microsoft.com/linkedin). All requests go through the fetches given. */
export function createLinkedin(options: LinkedinOptions): Network {
  const { clock } = options;
  const fetch = createBoundedFetch(options.fetch, clock, options.timeLimitMs);
  const pageFetch = createBoundedFetch(options.pageFetch, clock, options.timeLimitMs);
  const places = options.places ?? linkedin;
  const parts: Parts = { fetch, clock, ...places };
  const maxPictureBytes = linkedinCapabilities.limits.maxImageBytes;
  const cards = { fetch: pageFetch, lookUpHost: options.lookUpHost, allowLoopback: options.allowLoopbackPages ?? false, maxPictureBytes };

  return {
    capabilities: { ...linkedinCapabilities, defaultServer: places.site },
    signInWithPassword: async () => ({ kind: 'rejected', words: 'LinkedIn has no app passwords. Sign in through the browser.' }),
    signInWithBrowser: async (request) => {
      const asking = askingFor(request.pages, options.programs());
      return asking === null ? noClientId : signInWithBrowser(parts, asking, request);
    },
    open: (_server, subject, credential, keep) => {
      const stored = linkedinDurableSchema.safeParse(credential.durable);
      if (credential.method !== 'oauth' || !stored.success || !isPerson(subject)) return null;
      return sessionOf(parts, subject, { method: 'oauth', durable: stored.data }, stored.data, keep);
    },
    isGone: async () => nobodyCanLook,
    lookUp: async (_server, address) => {
      const uri = postInAddress(address);
      if (uri === null) return { kind: 'rejected', words: 'This is not the address of a post on LinkedIn. Copy it from the post’s menu.' };
      // Nothing of the post can be read, so nothing is said of it.
      return { kind: 'ok', value: { uri, cid: uri, rootUri: uri, rootCid: uri, authorHandle: '', text: '' } };
    },
    linkCard: async (url) => (await import('./link-card/fetch-link-card.ts')).fetchLinkCard(cards, url),
  };
}

interface Parts extends AuthorityOptions {
  readonly issuer: string;
}

function sessionOf(parts: Parts, account: string, credential: DurableCredential, durable: LinkedinDurable, keep: KeepRotated): Session {
  const grant = grantOf(credential, parts.clock.now());
  const access = createAccess({ authority: linkedinAuthority(parts), subject: account, credential, grant, keep });
  return createSession({ access, clock: parts.clock, api: parts.api, site: parts.site, account, scopes: durable.scopes });
}

async function signInWithBrowser(
  parts: Parts,
  asking: NonNullable<ReturnType<typeof askingFor>>,
  request: BrowserSignInRequest,
): Promise<NetworkResult<SignedIn>> {
  // Read at first use: no start needs it.
  const { signInInBrowser } = await import('./linkedin/sign-in.ts');
  const granted = await signInInBrowser({ ...parts, ...asking }, request);
  if (granted.kind !== 'ok') return granted;
  const { credential, identity } = granted.value;
  const durable = linkedinDurableSchema.parse(credential.durable);
  return {
    kind: 'ok',
    value: { session: sessionOf(parts, identity.subject, credential, durable, request.keep), credential, server: parts.site, identity },
  };
}
