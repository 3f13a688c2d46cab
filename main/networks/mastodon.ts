import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { ShrinkAvatar } from './http/avatar.ts';
import { createBoundedFetch } from './http/bounded-fetch.ts';
import type { LookUpHost } from './http/public-address.ts';
import { parseServerAddress } from './http/server-address.ts';
import { createApi } from './mastodon/api.ts';
import { mastodonCapabilities } from './mastodon/capabilities.ts';
import { type Durable, durableSchema } from './mastodon/durable.ts';
import { isGoneOutside } from './mastodon/is-gone.ts';
import { lookUpPost } from './mastodon/look-up.ts';
import { createSession, type SessionParts } from './mastodon/session.ts';
import { accountIdIn } from './mastodon/subject.ts';
import type { BrowserSignInRequest, Network, NetworkResult, Session, SignedIn } from './network.ts';

export interface MastodonOptions {
  /** Electron's `net.fetch`, or Node's in tests. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Fetches pages and pictures, from public addresses only, and gives a redirect as its answer. */
  readonly pageFetch: typeof globalThis.fetch;
  /** Addresses of a host name, so that a link cannot reach into the person's own network. */
  readonly lookUpHost: LookUpHost;
  /** Link cards of pages on this computer, for tests. */
  readonly allowLoopbackPages?: boolean;
  readonly shrinkAvatar?: ShrinkAvatar;
  /** Milliseconds for one request; uploads have a minute. */
  readonly timeLimitMs?: number;
}

/** Mastodon and every other server that speaks its API (https://docs.joinmastodon.org). All requests go through the fetches given. */
export function createMastodon(options: MastodonOptions): Network {
  const { clock } = options;
  const fetch = createBoundedFetch(options.fetch, clock, options.timeLimitMs);
  const pageFetch = createBoundedFetch(options.pageFetch, clock, options.timeLimitMs);
  const parts: SessionParts = { fetch, pageFetch, clock, newKey: randomUUID, shrinkAvatar: options.shrinkAvatar ?? null };
  const maxPictureBytes = mastodonCapabilities.limits.maxImageBytes;
  const cards = { fetch: pageFetch, lookUpHost: options.lookUpHost, allowLoopback: options.allowLoopbackPages ?? false, maxPictureBytes };

  return {
    capabilities: mastodonCapabilities,
    signInWithPassword: async () => ({ kind: 'rejected', words: 'Mastodon has no app passwords. Sign in through the browser.' }),
    signInWithBrowser: (request) => atServer(request.server, (server) => signInWithBrowser(parts, server, request)),
    open: (address, subject, { durable }) => {
      const server = parseServerAddress(address);
      const stored = durableSchema.safeParse(durable);
      if (server.kind !== 'ok' || !stored.success || accountIdIn(subject, server.value) === null) return null;
      return createSession(parts, { server: server.value, subject, durable: stored.data });
    },
    isGone: (address, subject, part) =>
      atServer(address, async (server) => {
        const accountId = accountIdIn(subject, server);
        if (accountId === null) return { kind: 'rejected', words: 'This account belongs to another server.' };
        return isGoneOutside({ outsider: createApi({ fetch, clock, server, token: null }), pageFetch, accountId }, part);
      }),
    lookUp: (address, post) => atServer(address, (server) => lookUpPost({ fetch, pageFetch, clock, server }, post)),
    linkCard: async (url) => (await import('./link-card/fetch-link-card.ts')).fetchLinkCard(cards, url),
  };
}

async function atServer<T>(address: string, act: (server: string) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
  const server = parseServerAddress(address);
  return server.kind === 'ok' ? act(server.value) : server;
}

async function signInWithBrowser(parts: SessionParts, server: string, request: BrowserSignInRequest): Promise<NetworkResult<SignedIn>> {
  // Read at first use: the OAuth library would slow every start of the program.
  const { signInInBrowser } = await import('./mastodon/sign-in.ts');
  const signedIn = await signInInBrowser({ ...parts, server, openBrowser: request.openBrowser, signal: request.signal });
  return signedIn.kind === 'ok' ? confirmed(parts, server, signedIn.value, request.handle) : signedIn;
}

/** Asks whose sign-in this is before anybody hears of it; one that is not wanted is ended at the server. */
async function confirmed(parts: SessionParts, server: string, durable: Durable, wanted: string): Promise<NetworkResult<SignedIn>> {
  const unknownYet: Session = createSession(parts, { server, subject: '', durable });
  const identity = await unknownYet.whoAmI();
  if (identity.kind !== 'ok' || !isWanted(identity.value.handle, wanted)) {
    await unknownYet.revoke();
    if (identity.kind !== 'ok') return identity;
    return { kind: 'rejected', words: 'Another account was signed in in the browser than the one asked for. Try again.' };
  }
  const session = createSession(parts, { server, subject: identity.value.subject, durable });
  return { kind: 'ok', value: { session, credential: { method: 'oauth', durable }, server, identity: identity.value } };
}

/** People write a handle as it is shown, whole or its name alone, and paste invisible characters with it. */
function isWanted(handle: string, wanted: string): boolean {
  const asked = wanted
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .trim()
    .replace(/^@/, '')
    .toLowerCase();
  return asked === '' || [handle, handle.split('@')[0]].some((one) => one?.toLowerCase() === asked);
}
