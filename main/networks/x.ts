import type { PreparedPart } from '../../shared/outbox.ts';
import type { Clock } from '../clock.ts';
import type { ShrinkAvatar } from './http/avatar.ts';
import { createBoundedFetch } from './http/bounded-fetch.ts';
import type { BrowserSignInRequest, DurableCredential, KeepRotated, Network, NetworkResult, Session, SignedIn } from './network.ts';
import { createAccess } from './oauth/access.ts';
import { xCapabilities } from './x/capabilities.ts';
import type { OEmbedOptions } from './x/o-embed.ts';
import type { XAuthority, XOauthOptions } from './x/oauth/authority.ts';
import type { XOrigins } from './x/oauth/client.ts';
import { type XDurable, xDurableSchema } from './x/oauth/durable.ts';
import type { XGrant } from './x/oauth/tokens.ts';
import { notAnAddress, parsePostAddress } from './x/post.ts';
import { recordOf } from './x/record.ts';
import { createSession } from './x/session.ts';

export interface XOptions {
  /** Electron's `net.fetch`, or Node's in tests. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** The program the organisation registered at X, by policy; null where IT named none. Asked at each sign-in. */
  readonly clientId: () => string | null;
  readonly shrinkAvatar?: ShrinkAvatar;
  /** Previews of links, as every network makes them. */
  readonly linkCard: Network['linkCard'];
  /** Where X is; elsewhere in tests. */
  readonly origins?: XOrigins & { readonly publish: string };
  /** Milliseconds for one request; uploads have a minute. */
  readonly timeLimitMs?: number;
}

const atX = { web: 'https://x.com', api: 'https://api.x.com', publish: 'https://publish.twitter.com' } as const;

/** X over its API v2 (https://docs.x.com/x-api). All requests go through the fetch given. */
export function createX(options: XOptions): Network {
  const { clock, origins = atX } = options;
  const fetch = createBoundedFetch(options.fetch, clock, options.timeLimitMs);
  const parts: Parts = { fetch, clock, origins, shrinkAvatar: options.shrinkAvatar ?? null };
  const outside: OEmbedOptions = { fetch, publish: origins.publish };

  return {
    capabilities: xCapabilities,
    signInWithPassword: async () => ({ kind: 'rejected', words: 'X takes no app passwords. Sign in with the browser.' }),
    signInWithBrowser: async (request) => {
      const clientId = options.clientId();
      return clientId === null ? noProgram : signIn(parts, clientId, request);
    },
    open: (_server, subject, credential, keep) => openStored(parts, subject, credential, keep),
    isGone: async (_server, _subject, part) => {
      const id = publicId(part);
      if (id.kind !== 'ok') return id;
      return (await import('./x/o-embed.ts')).isGoneForAll(outside, id.value);
    },
    lookUp: async (_server, address) => {
      const id = parsePostAddress(address);
      if (id === null) return notAnAddress;
      return (await import('./x/o-embed.ts')).lookUpPost(outside, id);
    },
    linkCard: options.linkCard,
  };
}

const noProgram: NetworkResult<never> = {
  kind: 'rejected',
  words: 'To sign in to X, IT must first set XClientId in the policy: the client ID of your organisation’s own program at X.',
};

interface Parts extends XOauthOptions {
  readonly shrinkAvatar: ShrinkAvatar | null;
}

async function signIn(
  parts: Parts,
  clientId: string,
  { openBrowser, keep, signal, messages = false }: BrowserSignInRequest,
): Promise<NetworkResult<SignedIn>> {
  const { signInInBrowser } = await import('./x/oauth/sign-in.ts');
  const signedIn = await signInInBrowser({ ...parts, clientId, openBrowser, messages, signal });
  if (signedIn.kind !== 'ok') return signedIn;
  const { grant, durable, identity } = signedIn.value;
  const session = sessionOf(parts, { subject: identity.subject, durable, credential: grant.credential, grant, keep });
  return { kind: 'ok', value: { session, credential: grant.credential, server: xCapabilities.defaultServer, identity } };
}

function openStored(parts: Parts, subject: string, credential: DurableCredential, keep: KeepRotated): Session | null {
  const durable = xDurableSchema.safeParse(credential.durable);
  if (credential.method !== 'oauth' || !durable.success) return null;
  return sessionOf(parts, { subject, durable: durable.data, credential, grant: null, keep });
}

interface Opened {
  readonly subject: string;
  readonly durable: XDurable;
  readonly credential: DurableCredential;
  readonly grant: XGrant | null;
  readonly keep: KeepRotated;
}

function sessionOf(parts: Parts, { subject, durable, credential, grant, keep }: Opened): Session {
  const access = createAccess({ authority: xAuthority(parts, durable), subject, credential, grant, keep });
  return createSession({ ...parts, access, subject, scopes: durable.scopes });
}

/** Read at first use: the OAuth library would slow every start of the program. */
function xAuthority(parts: Parts, first: XDurable): XAuthority {
  let loaded: Promise<XAuthority> | null = null;
  const load = (): Promise<XAuthority> => {
    loaded ??= import('./x/oauth/authority.ts').then(({ xAuthority: create }) => create(parts, first));
    return loaded;
  };
  return {
    renew: async (credential) => (await load()).renew(credential),
    send: async (grant, request) => (await load()).send(grant, request),
    revoke: async (credential) => (await load()).revoke(credential),
  };
}

/** The id an outsider can ask for. Who likes or reposts what, X shows to nobody who is not signed in. */
function publicId(part: PreparedPart): NetworkResult<string> {
  const record = recordOf(part);
  if (record !== null && record.kind !== 'post') {
    return { kind: 'rejected', words: 'X shows likes and reposts to nobody who is signed out, so nobody can look from outside.' };
  }
  const id = part.publishedUri === null ? null : parsePostAddress(part.publishedUri);
  if (id !== null) return { kind: 'ok', value: id };
  return { kind: 'rejected', words: 'X never said where this post is, so nobody can look from outside.' };
}
