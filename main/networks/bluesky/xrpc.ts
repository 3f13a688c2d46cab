import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { hostOf } from '../http/failure-of.ts';
import { retryAt } from '../http/retry-at.ts';
import type { NetworkFailure } from '../network.ts';
import type { Exchange, XrpcRequest } from './exchange.ts';

/** A call of the AT Protocol's HTTP API (https://atproto.com/specs/xrpc). */
export interface XrpcCall<T> {
  /** Name of the method, for example `com.atproto.repo.getRecord`. */
  readonly nsid: string;
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
  /** Present: a procedure (POST), with JSON, with bytes and their type, or with nothing. */
  readonly input?: { readonly json: unknown } | { readonly bytes: Uint8Array; readonly mime: string } | 'nothing';
  readonly answer: z.ZodType<T>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeLimitMs?: number;
}

/** The server understood and said no: `error` is the documented name, empty where it gave none. */
export interface Refused {
  readonly kind: 'refused';
  readonly status: number;
  readonly error: string;
  readonly host: string;
}

export type XrpcResult<T> = { readonly kind: 'ok'; readonly value: T } | Refused | NetworkFailure;

const errorSchema = z.object({ error: z.string().max(200) });

/** Calls and reads the answer with its schema. A 4xx comes back as `refused`, for the caller to judge by its name. */
export async function callXrpc<T>(exchange: Exchange, clock: Clock, call: XrpcCall<T>): Promise<XrpcResult<T>> {
  const exchanged = await exchange(requestOf(call));
  if (exchanged.kind !== 'answered') return exchanged;
  const { response, url } = exchanged;
  const host = hostOf(url);
  const body = await jsonOf(response);
  if (response.status === 429) {
    return { kind: 'rateLimited', retryAt: retryAt(response.headers, clock.now()), words: `${host} asks to go slower.` };
  }
  if (response.status >= 500 && response.status !== 501) return { kind: 'unknown', words: `${host} has a problem (${response.status}).` };
  if (response.status >= 400) return { kind: 'refused', status: response.status, error: errorName(body), host };
  const parsed = call.answer.safeParse(body);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  return { kind: 'unreadable', words: `${host} answered in a form this version does not know.` };
}

/** What a refusal means where the caller knows nothing special about its name. */
export function failureOfRefusal(refused: Refused): NetworkFailure {
  if (refused.status === 401 || isExpired(refused)) {
    return { kind: 'signInAgain', words: `${refused.host} does not accept this sign-in any more. Sign in again.` };
  }
  return { kind: 'rejected', words: refusalWords(refused) };
}

/** Settles a result whose refusals need no special care. */
export function settled<T>(result: XrpcResult<T>): { readonly kind: 'ok'; readonly value: T } | NetworkFailure {
  return result.kind === 'refused' ? failureOfRefusal(result) : result;
}

/** Servers say 400 for an expired token, newer ones 401. */
export function isExpired(refused: Pick<Refused, 'error'>): boolean {
  return refused.error === 'ExpiredToken' || refused.error === 'InvalidToken';
}

const wordsByError: Readonly<Record<string, string>> = {
  AccountTakedown: 'This account has been taken down by its server.',
  AccountDeactivated: 'This account is deactivated. Activate it in the Bluesky app first.',
  AccountSuspended: 'This account is suspended by its server.',
  RepoDeactivated: 'This account is deactivated. Activate it in the Bluesky app first.',
  RepoTakendown: 'This account has been taken down by its server.',
  RecordNotFound: 'There is no such post.',
  RepoNotFound: 'There is no such account on this server.',
  BlobTooLarge: 'The image is larger than this server accepts. Use a smaller one.',
  InvalidMimeType: 'The server does not accept this kind of file.',
};

function refusalWords({ status, error, host }: Refused): string {
  if (status === 413) return 'The image is larger than this server accepts. Use a smaller one.';
  // Only documented names are shown: the server's free text could repeat what was sent.
  return wordsByError[error] ?? `${host} refused (${status}${/^[A-Za-z]{1,60}$/.test(error) ? `, ${error}` : ''}).`;
}

function requestOf<T>(call: XrpcCall<T>): XrpcRequest {
  const limit = call.timeLimitMs === undefined ? {} : { timeLimitMs: call.timeLimitMs };
  const path = `/xrpc/${call.nsid}${queryOf(call.params)}`;
  const { input } = call;
  if (input === undefined) return { method: 'GET', path, headers: { ...call.headers }, body: null, ...limit };
  if (input === 'nothing') return { method: 'POST', path, headers: { ...call.headers }, body: null, ...limit };
  const type = 'json' in input ? 'application/json' : input.mime;
  const body = 'json' in input ? JSON.stringify(input.json) : input.bytes;
  return { method: 'POST', path, headers: { 'content-type': type, ...call.headers }, body, ...limit };
}

function queryOf(params: XrpcCall<unknown>['params']): string {
  const pairs = Object.entries(params ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorName(body: unknown): string {
  const parsed = errorSchema.safeParse(body);
  return parsed.success ? parsed.data.error : '';
}
