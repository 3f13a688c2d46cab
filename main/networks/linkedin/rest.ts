import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { Exchanged } from '../http/exchanged.ts';
import { failureOf, hostOf } from '../http/failure-of.ts';
import { retryAt } from '../http/retry-at.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';

/** A month's version is answered for at least a year (marketing/versioning). */
const VERSION = '202608';

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query at the API, or the whole address of an upload. */
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: { readonly body: Uint8Array; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeLimitMs?: number;
}

export type Send = (request: RestRequest) => Promise<Exchanged>;

/** Sends with the version headers that every request needs (marketing/versioning; Rest.li protocol 2.0.0). Never rejects. */
export async function sendRest(
  { fetch, api }: { readonly fetch: BoundedFetch; readonly api: string },
  accessToken: string,
  { method, path, json, bytes, headers, timeLimitMs }: RestRequest,
): Promise<Exchanged> {
  const url = path.startsWith('/') ? api + path : path;
  const body = json === undefined ? (bytes?.body ?? null) : JSON.stringify(json);
  const type = json === undefined ? bytes?.type : 'application/json';
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'linkedin-version': VERSION,
        'x-restli-protocol-version': '2.0.0',
        ...(type === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      body,
      ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    });
    return { kind: 'answered', response, url };
  } catch (error) {
    return failureOf(error, url);
  }
}

/** A no of the server with its status and the name it gave (shared/api-guide/concepts/error-handling). */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly host: string;
}

export interface Answered {
  readonly kind: 'ok';
  readonly headers: Headers;
  /** Undefined where it was empty or no JSON. */
  readonly body: unknown;
}

const errorSchema = z.object({ code: z.string().max(100) });

/** One request and what became of it. A POST that was answered with 5xx, or with 408 by something on the way, may have taken effect. */
export async function callRest(send: Send, clock: Clock, request: RestRequest): Promise<Answered | Refused | NetworkFailure> {
  const exchanged = await send(request);
  if (exchanged.kind !== 'answered') return exchanged;
  const { response, url } = exchanged;
  const host = hostOf(url);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 429)
    return { kind: 'rateLimited', retryAt: retryAt(response.headers, clock.now()), words: `${host} asks to go slower.` };
  if (response.status >= 500 || response.status === 408) return { kind: 'unknown', words: `${host} has a problem (${response.status}).` };
  if (!response.ok) return { kind: 'refused', status: response.status, code: errorSchema.safeParse(body).data?.code ?? '', host };
  return { kind: 'ok', headers: response.headers, body };
}

/** What a refusal means where nothing special is known of it. */
export function failureOfRefusal({ status, code, host }: Refused): NetworkFailure {
  if (status === 401) return { kind: 'signInAgain', words: `${host} does not accept this sign-in any more. Sign in again.` };
  if (code === 'DUPLICATE_POST') return { kind: 'rejected', words: 'LinkedIn says that this was posted already, in the same words.' };
  if (status === 403) return { kind: 'rejected', words: `${host} does not allow this account or this program to do that (403).` };
  if (status === 413) return { kind: 'rejected', words: 'The image is larger than LinkedIn accepts. Use a smaller one.' };
  if (status === 426) return { kind: 'rejected', words: `${host} no longer answers this version of Hatcheck. Update it.` };
  // Only documented names are shown: the server's free text could repeat what was sent.
  return { kind: 'rejected', words: `${host} refused (${status}${/^[A-Z_]{1,60}$/.test(code) ? `, ${code}` : ''}).` };
}

/** The body of an answer, read by its schema. */
export async function readRest<T>(
  send: Send,
  clock: Clock,
  path: string,
  schema: z.ZodType<T>,
  headers: Readonly<Record<string, string>> = {},
): Promise<NetworkResult<T>> {
  const answer = await callRest(send, clock, { method: 'GET', path, headers });
  if (answer.kind === 'refused') return failureOfRefusal(answer);
  if (answer.kind !== 'ok') return answer;
  const read = schema.safeParse(answer.body);
  return read.success
    ? { kind: 'ok', value: read.data }
    : { kind: 'unreadable', words: 'LinkedIn answered in a form this version does not know.' };
}
