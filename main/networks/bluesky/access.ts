import type { NetworkIdentity, NetworkResult } from '../network.ts';
import { type Access, type AccessOptions, type Authority, createAccess, type Renewed } from '../oauth/access.ts';
import type { XrpcRequest } from './exchange.ts';

/** What a renewal gives beside whom it is for: where the repository is, and the secret. */
export interface Grant extends Renewed {
  /** `null` where the network did not say. */
  readonly handle: string | null;
  /** Origin of the server with the repository. */
  readonly pds: string;
  /** Stays in memory. */
  readonly accessToken: string;
}

export type BlueskyAuthority = Authority<Grant, XrpcRequest>;
export type BlueskyAccess = Access<Grant, XrpcRequest>;

export function createBlueskyAccess(options: Omit<AccessOptions<Grant, XrpcRequest>, 'isTokenRefused'>): BlueskyAccess {
  return createAccess({ ...options, isTokenRefused });
}

async function isTokenRefused(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  if (response.status !== 400) return false;
  const text = await response.clone().text();
  return /"error"\s*:\s*"(ExpiredToken|InvalidToken)"/.test(text);
}

/** Refuses everything but saying who it is when the credential turns out to be another account's. */
export async function readyAs(access: BlueskyAccess, subject: string): Promise<NetworkResult<{ readonly pds: string }>> {
  const ready = await access.ready();
  if (ready.kind !== 'ok') return ready;
  if (ready.value.subject === subject) return { kind: 'ok', value: { pds: ready.value.pds } };
  return { kind: 'rejected', words: wrongAccountWords({ subject: ready.value.subject, handle: ready.value.handle ?? '' }) };
}

function wrongAccountWords(other: NetworkIdentity): string {
  return `The stored sign-in belongs to ${other.handle === '' ? other.subject : `@${other.handle}`}, not to this account. Sign in again.`;
}
