import { isValidDid, isValidHandle } from '@atproto/syntax';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf, hostOf } from '../http/failure-of.ts';
import { trustedEndpoint } from '../http/server-address.ts';
import type { NetworkResult } from '../network.ts';
import { type DidDocument, didDocumentSchema, pdsOf } from './did-document.ts';
import { exchangeWith } from './exchange.ts';
import { callXrpc, failureOfRefusal } from './xrpc.ts';

export interface Directory {
  /** The DID behind a handle as this server knows it; `null` where there is none. */
  didOfHandle(handle: string, server: string): Promise<NetworkResult<string | null>>;
  document(did: string, askedFrom: string): Promise<NetworkResult<DidDocument>>;
  /** Origin of the server with this account's repository; `rejected` where the directory names none. */
  pdsOfDid(did: string, askedFrom: string): Promise<NetworkResult<string>>;
  /** The same, where the directory does not answer from what the account's own server says. */
  homeOf(did: string, server: string): Promise<NetworkResult<string>>;
}

export interface DirectoryOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  /** Origin of the directory of `did:plc` identities. */
  readonly plcDirectory: string;
}

/** Resolves names and identities (https://atproto.com/specs/did, https://atproto.com/specs/handle). Keeps nothing. */
export function createDirectory({ fetch, clock, plcDirectory }: DirectoryOptions): Directory {
  async function document(did: string, askedFrom: string): Promise<NetworkResult<DidDocument>> {
    const url = documentUrl(did, plcDirectory, askedFrom);
    if (url === null) return { kind: 'rejected', words: `${did.slice(0, 60)} is not an account address this version knows.` };
    try {
      const response = await fetch(url);
      if (response.status === 404 || response.status === 410) return { kind: 'rejected', words: 'There is no such account.' };
      if (!response.ok) return { kind: 'unknown', words: `${hostOf(url)} has a problem (${response.status}).` };
      const parsed = didDocumentSchema.safeParse(await response.json().catch(() => null));
      if (parsed.success && parsed.data.id === did) return { kind: 'ok', value: parsed.data };
      return { kind: 'unreadable', words: `${hostOf(url)} answered in a form this version does not know.` };
    } catch (error) {
      return failureOf(error, url);
    }
  }

  async function pdsOfDid(did: string, askedFrom: string): Promise<NetworkResult<string>> {
    const found = await document(did, askedFrom);
    if (found.kind !== 'ok') return found;
    const pds = pdsOf(found.value, askedFrom);
    return pds === null ? { kind: 'rejected', words: 'This account names no server that can be used.' } : { kind: 'ok', value: pds };
  }

  return {
    document,
    pdsOfDid,
    homeOf: async (did, server) => {
      const listed = await pdsOfDid(did, server);
      if (listed.kind === 'ok') return listed;
      const described = await callXrpc(exchangeWith(fetch, server), clock, {
        nsid: 'com.atproto.repo.describeRepo',
        params: { repo: did },
        answer: z.object({ did: z.literal(did), didDoc: didDocumentSchema }),
      });
      const pds = described.kind === 'ok' ? pdsOf(described.value.didDoc, server) : null;
      return pds === null ? listed : { kind: 'ok', value: pds };
    },
    didOfHandle: async (handle, server) => {
      if (!isValidHandle(handle)) return { kind: 'ok', value: null };
      const answer = await callXrpc(exchangeWith(fetch, server), clock, {
        nsid: 'com.atproto.identity.resolveHandle',
        params: { handle: handle.toLowerCase() },
        answer: z.object({ did: z.string().refine(isValidDid) }),
      });
      if (answer.kind === 'ok') return { kind: 'ok', value: answer.value.did };
      if (answer.kind !== 'refused') return answer;
      return answer.status === 400 || answer.status === 404 ? { kind: 'ok', value: null } : failureOfRefusal(answer);
    },
  };
}

/** `did:plc` from the directory, `did:web` from its own domain; other methods are not used on this network. */
function documentUrl(did: string, plcDirectory: string, askedFrom: string): string | null {
  if (!isValidDid(did)) return null;
  if (did.startsWith('did:plc:')) return `${plcDirectory}/${did}`;
  if (!did.startsWith('did:web:')) return null;
  const host = decodeURIComponent(did.slice('did:web:'.length));
  const scheme = /^localhost(:\d+)?$/.test(host) ? 'http' : 'https';
  const origin = trustedEndpoint(`${scheme}://${host}`, askedFrom);
  return origin === null ? null : `${origin}/.well-known/did.json`;
}
