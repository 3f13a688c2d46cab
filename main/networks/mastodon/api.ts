import { z } from 'zod';
import { plainLine } from '../../../shared/plain-text.ts';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import { failureOf, hostOf } from '../http/failure-of.ts';
import { retryAt } from '../http/retry-at.ts';
import type { NetworkFailure } from '../network.ts';

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** A call of the Mastodon API (https://docs.joinmastodon.org/client/intro/). */
export interface ApiCall<T> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Begins with a slash; ids in it are encoded by `id`. */
  readonly path: string;
  readonly query?: Values;
  readonly body?: { readonly form: Values } | { readonly bytes: Uint8Array; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
  readonly timeLimitMs?: number;
}

/** The server understood and said no. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  /** The server's own words for a person (https://docs.joinmastodon.org/entities/Error/); empty where they repeat what was sent. */
  readonly error: string;
  readonly host: string;
  /** False where it was asked as an outsider. */
  readonly signedIn: boolean;
}

export interface Answered<T> {
  readonly kind: 'ok';
  readonly value: T;
  readonly status: number;
  readonly headers: Headers;
}

export type ApiResult<T> = Answered<T> | Refused | NetworkFailure;

/** One server, as one account or as an outsider. Never rejects. */
export interface Api {
  readonly server: string;
  call<T>(call: ApiCall<T>): Promise<ApiResult<T>>;
}

export interface ApiOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  /** Origin. */
  readonly server: string;
  /** Null: as an outsider. */
  readonly token: string | null;
}

export function createApi({ fetch, clock, server, token }: ApiOptions): Api {
  return {
    server,
    async call(call) {
      const url = `${server}${call.path}${queryOf(call.query)}`;
      try {
        return await read(await fetch(url, initOf(call, token)), call, { host: hostOf(server), now: clock.now(), token });
      } catch (error) {
        return failureOf(error, url);
      }
    },
  };
}

/** An id as a part of a path. */
export const id = encodeURIComponent;

interface Reading {
  readonly host: string;
  readonly now: number;
  readonly token: string | null;
}

async function read<T>(response: Response, call: ApiCall<T>, { host, now, token }: Reading): Promise<ApiResult<T>> {
  const { status, headers } = response;
  const body = jsonOf(await response.text());
  if (status === 429) return { kind: 'rateLimited', retryAt: retryAt(headers, now), words: `${host} asks to go slower.` };
  // 408 may come from what stands before the server, which may still have got the request (RFC 9110 §15.5.9).
  if (status === 408 || (status >= 500 && status !== 501)) return { kind: 'unknown', words: `${host} has a problem (${status}).` };
  if (status >= 400) return { kind: 'refused', status, host, error: wordsOf(body, sentBy(call, token)), signedIn: token !== null };
  const parsed = call.answer.safeParse(body);
  if (parsed.success) return { kind: 'ok', value: parsed.data, status, headers };
  return { kind: 'unreadable', words: `${host} answered in a form this version does not know.` };
}

/** What a refusal means where the caller knows nothing special about it. */
function failureOfRefusal({ status, error, host, signedIn }: Refused): NetworkFailure {
  const says = error === '' ? '' : ` It says: ${/[.!?]$/.test(error) ? error : `${error}.`}`;
  if (!signedIn && (status === 401 || status === 403)) {
    return { kind: 'rejected', words: `${host} shows this only to people who are signed in there.` };
  }
  if (status === 401) return { kind: 'signInAgain', words: `${host} does not accept this sign-in any more. Sign in again.` };
  if (isGone(status)) return { kind: 'rejected', words: `${host} has no such post, or does not show it.` };
  if (status === 413) return { kind: 'rejected', words: 'The image is larger than this server accepts. Use a smaller one.' };
  return { kind: 'rejected', words: `${host} refused (${status}).${says}` };
}

/** Settles a result whose refusals need no special care. */
export function settled<T>(result: ApiResult<T>): { readonly kind: 'ok'; readonly value: T } | NetworkFailure {
  return result.kind === 'ok' ? { kind: 'ok', value: result.value } : failureIn(result);
}

export function failureIn(result: Refused | NetworkFailure): NetworkFailure {
  return result.kind === 'refused' ? failureOfRefusal(result) : result;
}

/** Not there, or not for this reader: servers do not tell the two apart. */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** A request with unknown outcome that could not publish anything: it can simply be made again. */
export function nothingPostedYet(failure: NetworkFailure): NetworkFailure {
  return failure.kind === 'unknown' ? { kind: 'unreachable', words: failure.words } : failure;
}

function initOf(call: ApiCall<unknown>, token: string | null) {
  const { body } = call;
  const type = body === undefined ? null : 'form' in body ? 'application/x-www-form-urlencoded' : body.type;
  return {
    method: call.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(type === null ? {} : { 'content-type': type }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...call.headers,
    },
    body: body === undefined ? null : 'form' in body ? encoded(body.form) : body.bytes,
    ...(call.timeLimitMs === undefined ? {} : { timeLimitMs: call.timeLimitMs }),
  };
}

function encoded(values: Values): string {
  const pairs = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]));
  return new URLSearchParams(pairs).toString();
}

function queryOf(query: Values = {}): string {
  const text = encoded(query);
  return text === '' ? '' : `?${text}`;
}

function jsonOf(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorSchema = z.object({ error: z.string().max(2000), error_description: z.string().max(2000).optional() });
const LONGEST_WORDS = 200;
/** Shorter values stand in many sentences by chance. */
const SHORTEST_SECRET = 4;

function sentBy({ body }: ApiCall<unknown>, token: string | null): readonly string[] {
  const values = body !== undefined && 'form' in body ? Object.values(body.form).flat() : [];
  return [...values, ...(token === null ? [] : [token])].filter((value) => value.length >= SHORTEST_SECRET);
}

/** The server's words, unless they hold something of what was sent: words are kept longer than texts and tokens may be. */
function wordsOf(body: unknown, sent: readonly string[]): string {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return '';
  const words = parsed.data.error_description ?? parsed.data.error;
  return sent.some((value) => words.includes(value)) ? '' : plainLine(words, LONGEST_WORDS);
}
