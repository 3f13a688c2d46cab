import { randomInt } from 'node:crypto';
import { isValidDid } from '@atproto/syntax';
import { assertNever } from '../../shared/assert-never.ts';
import { defaultChatService } from '../../shared/chat-service.ts';
import type { Clock } from '../clock.ts';
import { type BlueskyAuthority, createBlueskyAccess, type Grant } from './bluesky/access.ts';
import { appPasswordAuthority, appPasswordDurableSchema, openWithPassword } from './bluesky/app-password.ts';
import { blueskyCapabilities } from './bluesky/capabilities.ts';
import { createDirectory } from './bluesky/directory.ts';
import { exchangeWith } from './bluesky/exchange.ts';
import { lookUpPost } from './bluesky/look-up.ts';
import { type OauthDurable, oauthDurableSchema } from './bluesky/oauth/durable.ts';
import type { BrowserSignIn } from './bluesky/oauth/sign-in.ts';
import { findRecord } from './bluesky/publish.ts';
import { createSession, type SessionParts } from './bluesky/session.ts';
import { createTids } from './bluesky/tid.ts';
import type { ShrinkAvatar } from './http/avatar.ts';
import { createBoundedFetch } from './http/bounded-fetch.ts';
import type { LookUpHost } from './http/public-address.ts';
import { parseServerAddress } from './http/server-address.ts';
import type { DurableCredential, KeepRotated, Network, NetworkResult, Session, SignedIn } from './network.ts';

export interface BlueskyOptions {
  /** Electron's `net.fetch`, or Node's in tests. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Fetches pages and pictures for link cards, from public addresses only, and gives a redirect as its answer. */
  readonly pageFetch: typeof globalThis.fetch;
  /** Addresses of a host name, so that a link cannot reach into the person's own network. */
  readonly lookUpHost: LookUpHost;
  /** Origin of the directory of identities. */
  readonly plcDirectory?: string;
  /** DID of the service that keeps direct messages, asked at each use: it is a setting. */
  readonly chatService?: () => string;
  /** Link cards of pages on this computer, for tests. */
  readonly allowLoopbackPages?: boolean;
  readonly shrinkAvatar?: ShrinkAvatar;
  /** Milliseconds for one request; uploads have a minute. */
  readonly timeLimitMs?: number;
}

/** Bluesky and every other AT Protocol server (https://atproto.com). All requests go through the fetches given. */
export function createBluesky(options: BlueskyOptions): Network {
  const { clock } = options;
  const fetch = createBoundedFetch(options.fetch, clock, options.timeLimitMs);
  const pageFetch = createBoundedFetch(options.pageFetch, clock, options.timeLimitMs);
  const directory = createDirectory({ fetch, clock, plcDirectory: options.plcDirectory ?? 'https://plc.directory' });
  const nextTid = createTids(clock, randomInt(1024));
  const chatService = options.chatService ?? (() => defaultChatService);
  const parts: Parts = { fetch, clock, directory, nextTid, shrinkAvatar: options.shrinkAvatar ?? null, chatService };
  const maxPictureBytes = blueskyCapabilities.limits.maxImageBytes;
  const cards = { fetch: pageFetch, lookUpHost: options.lookUpHost, allowLoopback: options.allowLoopbackPages ?? false, maxPictureBytes };

  return {
    capabilities: blueskyCapabilities,
    signInWithPassword: (address, identifier, password, keep) =>
      atServer(address, (server) => signInWithPassword(parts, server, withoutAt(identifier), password, keep)),
    signInWithBrowser: ({ server: address, handle, openBrowser, keep, signal, messages = false }) =>
      atServer(address, (server) => {
        const named = withoutAt(handle).toLowerCase();
        const request = { fetch, clock, directory, server, handle: named, openBrowser, messages, signal };
        return signInWithBrowser(parts, request, keep);
      }),
    open: (address, subject, credential, keep) => openStored(parts, address, subject, credential, keep),
    isGone: (address, subject, part) =>
      atServer(address, async (server) => {
        const home = await directory.homeOf(subject, server);
        if (home.kind !== 'ok') return home;
        const found = await findRecord({ subject, pds: home.value, clock, outsider: exchangeWith(fetch, home.value) }, part);
        return found.kind === 'ok' ? { kind: 'ok', value: found.value.kind === 'absent' } : found;
      }),
    lookUp: (address, post) => atServer(address, (server) => lookUpPost({ fetch, clock, directory, server }, post)),
    linkCard: async (url) => (await import('./link-card/fetch-link-card.ts')).fetchLinkCard(cards, url),
  };
}

type Parts = Pick<SessionParts, 'fetch' | 'clock' | 'directory' | 'nextTid' | 'shrinkAvatar' | 'chatService'>;

async function atServer<T>(address: string, act: (server: string) => Promise<NetworkResult<T>>): Promise<NetworkResult<T>> {
  const server = parseServerAddress(address);
  return server.kind === 'ok' ? act(server.value) : server;
}

async function signInWithPassword(parts: Parts, server: string, identifier: string, password: string, keep: KeepRotated) {
  const options = { fetch: parts.fetch, clock: parts.clock, server };
  const grant = await openWithPassword(options, identifier, password);
  if (grant.kind !== 'ok') return grant;
  const { scopes } = appPasswordDurableSchema.parse(grant.value.credential.durable);
  return confirmed(parts, server, grant.value, { authority: appPasswordAuthority(options), scopes, keep });
}

async function signInWithBrowser(parts: Parts, request: BrowserSignIn, keep: KeepRotated): Promise<NetworkResult<SignedIn>> {
  const { signInInBrowser } = await import('./bluesky/oauth/sign-in.ts');
  const result = await signInInBrowser(request);
  if (result.kind !== 'ok') return result;
  const { grant, durable } = result.value;
  return confirmed(parts, durable.issuer, grant, { authority: oauthAuthority(parts, durable), scopes: durable.scopes, keep });
}

interface Opened {
  readonly authority: BlueskyAuthority;
  readonly scopes: readonly string[];
  readonly keep: KeepRotated;
}

/** Asks whose sign-in this is before anybody hears of it; one that is not what it says is ended at the network. */
async function confirmed(parts: Parts, server: string, grant: Grant, opened: Opened): Promise<NetworkResult<SignedIn>> {
  const { subject, credential } = grant;
  const access = createBlueskyAccess({ authority: opened.authority, subject, credential, grant, keep: opened.keep });
  const session = createSession({ ...parts, access, subject, scopes: opened.scopes, server });
  const identity = await session.whoAmI();
  if (identity.kind === 'ok' && identity.value.subject === subject) {
    return { kind: 'ok', value: { session, credential, server, identity: identity.value } };
  }
  await session.revoke();
  if (identity.kind !== 'ok') return identity;
  return { kind: 'rejected', words: 'The server signed in one account and answers for another. Nothing was kept.' };
}

function openStored(parts: Parts, address: string, subject: string, credential: DurableCredential, keep: KeepRotated): Session | null {
  const server = parseServerAddress(address);
  if (server.kind !== 'ok' || !isValidDid(subject)) return null;
  const stored = authorityOf(parts, server.value, credential);
  if (stored === null) return null;
  const access = createBlueskyAccess({ authority: stored.authority, subject, credential, grant: null, keep });
  return createSession({ ...parts, access, subject, scopes: stored.scopes, server: server.value });
}

function authorityOf(parts: Parts, server: string, { method, durable }: DurableCredential): Omit<Opened, 'keep'> | null {
  switch (method) {
    case 'appPassword': {
      const stored = appPasswordDurableSchema.safeParse(durable);
      return stored.success ? { authority: appPasswordAuthority({ ...parts, server }), scopes: stored.data.scopes } : null;
    }
    case 'oauth': {
      const stored = oauthDurableSchema.safeParse(durable);
      return stored.success ? { authority: oauthAuthority(parts, stored.data), scopes: stored.data.scopes } : null;
    }
    default:
      return assertNever(method);
  }
}

/** Read at first use: the OAuth library would slow every start of the program. */
function oauthAuthority(parts: Parts, first: OauthDurable): BlueskyAuthority {
  let loaded: Promise<BlueskyAuthority> | null = null;
  const load = (): Promise<BlueskyAuthority> => {
    loaded ??= import('./bluesky/oauth/authority.ts').then(({ oauthAuthority: create }) => create(parts, first));
    return loaded;
  };
  return {
    renew: async (credential) => (await load()).renew(credential),
    send: async (grant, request) => (await load()).send(grant, request),
    revoke: async (credential) => (await load()).revoke(credential),
  };
}

/** People type a handle as it is shown, and paste invisible characters with it. */
function withoutAt(identifier: string): string {
  return identifier
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .trim()
    .replace(/^@/, '');
}
