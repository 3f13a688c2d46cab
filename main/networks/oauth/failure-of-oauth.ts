import * as oauth from 'oauth4webapi';
import { failureOf, hostOf } from '../http/failure-of.ts';
import { retryAt } from '../http/retry-at.ts';
import type { NetworkFailure } from '../network.ts';

/** What an error of the OAuth library means. Its messages are not shown: they can hold what was sent. */
export function failureOfOauth(error: unknown, server: string, now: number): NetworkFailure {
  const host = hostOf(server);
  if (error instanceof oauth.AuthorizationResponseError) return deniedInBrowser(error.error);
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant') return signInAgain(host);
    return ofStatus(error.response, host, now) ?? { kind: 'rejected', words: `${host} refused the sign-in (${safeName(error.error)}).` };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) return ofStatus(error.response, host, now) ?? signInAgain(host);
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    const status = error.cause instanceof Response ? ofStatus(error.cause, host, now) : null;
    return status ?? { kind: 'unreadable', words: `${host} answered in a form this version does not know.` };
  }
  return failureOf(error, server);
}

function ofStatus(response: Response, host: string, now: number): NetworkFailure | null {
  if (response.status === 429) return { kind: 'rateLimited', retryAt: retryAt(response.headers, now), words: `${host} asks to go slower.` };
  if (response.status >= 500) return { kind: 'unknown', words: `${host} has a problem (${response.status}).` };
  return null;
}

function deniedInBrowser(error: string): NetworkFailure {
  if (error === 'access_denied') return { kind: 'rejected', words: 'The sign-in was cancelled in the browser.' };
  return { kind: 'rejected', words: `The sign-in did not work in the browser (${safeName(error)}). Try again.` };
}

function signInAgain(host: string): NetworkFailure {
  return { kind: 'signInAgain', words: `${host} does not accept this sign-in any more. Sign in again.` };
}

function safeName(error: string): string {
  return /^[a-z_]{1,60}$/.test(error) ? error : 'no reason given';
}
