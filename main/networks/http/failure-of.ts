import type { NetworkFailure } from '../network.ts';
import { AnswerTooLarge, TimeLimitReached } from './bounded-fetch.ts';

/** Codes of Node and undici that mean that no byte of the request reached the server. */
const neverReachedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const certificateCode =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET|DECODE|DECRYPT)|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;
/** Chromium's names for the same, as Electron's `net` puts them in the message (net/base/net_error_list.h). */
const neverReachedNetError =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|NETWORK_ACCESS_DENIED|UNSAFE_PORT|BLOCKED_BY_\w+)/;
const certificateNetError = /net::ERR_(CERT_\w+|SSL_\w+|BAD_SSL_CLIENT_AUTH_CERT)/;
const redirectMessage = /redirect/i;
const MAX_CAUSES = 8;

/**
 * What an error thrown by a fetch means. The words name the server and nothing of the request, so that no token and no
 * text can be in them.
 */
export function failureOf(error: unknown, url: string): NetworkFailure {
  const server = hostOf(url);
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof TimeLimitReached)) {
    return { kind: 'unknown', words: `${server} did not answer in time.` };
  }
  if (causes.some((cause) => cause instanceof AnswerTooLarge)) {
    return { kind: 'unreadable', words: `${server} sent a far larger answer than expected.` };
  }
  if (causes.some(isCertificateProblem)) {
    return { kind: 'unreachable', words: `The certificate of ${server} is not trusted by this computer, so nothing was sent.` };
  }
  if (causes.some(wasNeverReached)) return { kind: 'unreachable', words: `${server} cannot be reached. Check the connection.` };
  if (causes.some((cause) => redirectMessage.test(cause.message))) {
    return { kind: 'rejected', words: `${server} points to another address instead of answering. Check the server address.` };
  }
  return { kind: 'unknown', words: `The connection to ${server} broke before it answered.` };
}

function wasNeverReached(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && neverReachedCodes.has(code)) return true;
  // A connection can time out while it is opened or later; only the first is known to have sent nothing.
  if (code === 'ETIMEDOUT') return syscall === 'connect';
  return neverReachedNetError.test(error.message);
}

function isCertificateProblem(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return (typeof code === 'string' && certificateCode.test(code)) || certificateNetError.test(error.message);
}

/** The error, its causes, and the parts of an `AggregateError` (one per address tried), outermost first. */
function causesOf(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const pending: unknown[] = [error];
  while (pending.length > 0 && found.length < MAX_CAUSES) {
    const next = pending.shift();
    if (!(next instanceof Error)) continue;
    found.push(next);
    if (next instanceof AggregateError) pending.push(...next.errors);
    pending.push(next.cause);
  }
  return found;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The server';
}
