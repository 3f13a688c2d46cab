import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { hostOf } from '../http/failure-of.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import type { XExchange, XRequest } from './exchange.ts';
import { rateLimitEnd } from './rate-limit.ts';

/** A call of the X API v2. */
export interface XCall<T> {
  readonly method?: XRequest['method'];
  /** Beginning with `/2/`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** JSON to send, or bytes with their type. */
  readonly input?: { readonly json: unknown } | { readonly bytes: Uint8Array; readonly type: string };
  readonly answer: z.ZodType<T>;
  readonly timeLimitMs?: number;
}

/**
 * X understood and said no, with an HTTP Problem Details object
 * (RFC 7807; https://docs.x.com/x-api/fundamentals/response-codes-and-errors). Empty texts where it gave none.
 */
export interface XRefused {
  readonly kind: 'refused';
  readonly status: number;
  /** Last part of the problem's type, for example `resource-not-found`; `about:blank` has none. */
  readonly problem: string;
  readonly detail: string;
  readonly host: string;
}

export type XResult<T> = { readonly kind: 'ok'; readonly value: T } | XRefused | NetworkFailure;

const problemSchema = z.object({
  type: z.string().max(300).catch(''),
  detail: z.string().max(2000).catch(''),
});
/** A body that holds nothing but errors: a single thing that is not there is answered so, with 200. */
const errorsSchema = z.object({ data: z.undefined().optional(), errors: z.array(problemSchema).min(1).max(100) });

/** Calls and reads the answer with its schema. A refusal comes back as `refused`, for the caller to judge. */
export async function callX<T>(exchange: XExchange, clock: Clock, call: XCall<T>): Promise<XResult<T>> {
  const exchanged = await exchange(requestOf(call));
  if (exchanged.kind !== 'answered') return exchanged;
  const { response, url } = exchanged;
  const host = hostOf(url);
  const { status, headers } = response;
  const body = await jsonOf(response);
  if (status === 429) return tooFast(problemOf(body), headers, clock.now(), host);
  // 408 may come after the request was taken.
  if (status >= 500 || status === 408) return { kind: 'unknown', words: `${host} has a problem (${status}).` };
  if (status >= 400) return { kind: 'refused', status, host, ...problemOf(body) };
  const onlyErrors = errorsSchema.safeParse(body);
  if (onlyErrors.success) return { kind: 'refused', status, host, ...problemOf(onlyErrors.data.errors[0]) };
  const parsed = call.answer.safeParse(body);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  return { kind: 'unreadable', words: `${host} answered in a form this version does not know.` };
}

/** The same, where a refusal needs no special care. */
export async function askX<T>(exchange: XExchange, clock: Clock, call: XCall<T>): Promise<NetworkResult<T>> {
  const answer = await callX(exchange, clock, call);
  return answer.kind === 'refused' ? failureOfRefusal(answer) : answer;
}

export function isNotThere({ status, problem }: XRefused): boolean {
  return status === 404 || problem === 'resource-not-found';
}

/** X's own words are not shown: they could repeat what was sent. */
export function failureOfRefusal(refused: XRefused): NetworkFailure {
  const { status, problem, detail, host } = refused;
  if (status === 401) return { kind: 'signInAgain', words: `${host} does not accept this sign-in any more. Sign in again.` };
  return { kind: 'rejected', words: refusalWords(status, problem, detail, host) };
}

function refusalWords(status: number, problem: string, detail: string, host: string): string {
  if (status === 402) return 'The credit of your organisation’s program at X is used up. Tell IT.';
  if (status === 413) return 'The image is larger than X accepts. Use a smaller one.';
  if (problem === 'resource-not-found' || status === 404) return 'There is no such post at X any more.';
  if (problem === 'client-forbidden')
    return 'X does not let your organisation’s program do this. Ask IT to look at its plan and rights at X.';
  if (problem === 'not-authorized-for-resource') return 'X does not show this post to this account.';
  if (/duplicate content/i.test(detail)) return 'X says that this account posted the same text already. Change it to post it again.';
  if (/reply to this conversation is not allowed/i.test(detail)) {
    return 'X does not let this account answer this post through a program. Answer it at x.com instead.';
  }
  return `${host} refused (${status}${/^[a-z-]{1,60}$/.test(problem) ? `, ${problem}` : ''}).`;
}

function tooFast({ problem }: Pick<XRefused, 'problem'>, headers: Headers, now: number, host: string): NetworkFailure {
  if (problem === 'usage-capped') {
    return { kind: 'rateLimited', retryAt: rateLimitEnd(headers, now), words: 'What your organisation may ask of X is used up for now.' };
  }
  return { kind: 'rateLimited', retryAt: rateLimitEnd(headers, now), words: `${host} asks to go slower.` };
}

function requestOf<T>({ method, path, params, input, timeLimitMs }: XCall<T>): XRequest {
  const query = params === undefined ? '' : `?${new URLSearchParams(params)}`;
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
  const target = { method: method ?? (input === undefined ? 'GET' : 'POST'), path: path + query } as const;
  if (input === undefined) return { ...target, headers: {}, body: null, ...limit };
  if ('bytes' in input) return { ...target, headers: { 'content-type': input.type }, body: input.bytes, ...limit };
  return { ...target, headers: { 'content-type': 'application/json' }, body: JSON.stringify(input.json), ...limit };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}

function problemOf(body: unknown): Pick<XRefused, 'problem' | 'detail'> {
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) return { problem: '', detail: '' };
  const { type, detail } = parsed.data;
  return { problem: /\/problems\/([a-z-]{1,60})$/.exec(type)?.[1] ?? '', detail };
}
