import type { DurableCredential, KeepRotated, NetworkFailure, NetworkIdentity, NetworkResult } from '../network.ts';
import type { Exchange, Exchanged, XrpcRequest } from './exchange.ts';

/** What a renewal gives: who it is for, where its repository is, and the secrets. */
export interface Grant {
  readonly subject: string;
  /** `null` where the network did not say. */
  readonly handle: string | null;
  /** Origin of the server with the repository. */
  readonly pds: string;
  /** Stays in memory. */
  readonly accessToken: string;
  readonly credential: DurableCredential;
}

/** One way of signing in: how it renews, how it signs a request, how it ends. */
export interface Authority {
  renew(credential: DurableCredential): Promise<NetworkResult<Grant>>;
  send(grant: Grant, request: XrpcRequest): Promise<Exchanged>;
  revoke(credential: DurableCredential): Promise<NetworkResult<void>>;
}

/** The right to speak for an account, renewed when needed. */
export interface Access {
  /** Gets a grant if there is none yet. The subject is the one the network says, which may be another than expected. */
  ready(): Promise<NetworkResult<Pick<Grant, 'subject' | 'handle' | 'pds'>>>;
  /** Sends with authority; where the access token has run out, renews and sends once more. */
  readonly exchange: Exchange;
  revoke(): Promise<NetworkResult<void>>;
}

export interface AccessOptions {
  readonly authority: Authority;
  readonly subject: string;
  readonly credential: DurableCredential;
  /** From a sign-in just made; `null` for a stored credential. */
  readonly grant: Grant | null;
  readonly keep: KeepRotated;
}

const notKept: NetworkFailure = {
  kind: 'unreachable',
  words: 'The keyring did not take the renewed sign-in, so it is not used yet. Nothing was sent.',
};

/**
 * One renewal at a time, and no renewed token used before it is kept: a rotation that cannot be kept now is held in
 * memory and offered again at the next use, as the old token may be worthless by then.
 */
export function createAccess(options: AccessOptions): Access {
  const { authority, subject, keep } = options;
  let { credential, grant } = options;
  /** Rotated away in this run of the program; a server may take them for some hours more, and give out the next one again. */
  const replaced: DurableCredential[] = [];
  let unkept: Grant | null = null;
  let renewal: Promise<NetworkResult<Grant>> | null = null;

  async function adopt(renewed: Grant): Promise<NetworkResult<Grant>> {
    // The credential of another account must not get under this account's name; the access token may answer who it is.
    if (renewed.subject === subject) {
      unkept = renewed;
      if (!(await keep(renewed.credential).catch(() => false))) return notKept;
      unkept = null;
      replaced.push(credential);
      credential = renewed.credential;
    }
    grant = renewed;
    return { kind: 'ok', value: renewed };
  }

  async function renewNow(): Promise<NetworkResult<Grant>> {
    if (unkept !== null) return adopt(unkept);
    const renewed = await authority.renew(credential);
    return renewed.kind === 'ok' ? adopt(renewed.value) : notSentYet(renewed);
  }

  function renew(): Promise<NetworkResult<Grant>> {
    renewal ??= renewNow().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  const usable = async (): Promise<NetworkResult<Grant>> => (grant === null ? renew() : { kind: 'ok', value: grant });

  const exchange: Exchange = async (request) => {
    const first = await usable();
    if (first.kind !== 'ok') return first;
    const answer = await authority.send(first.value, request);
    if (answer.kind !== 'answered' || !(await isTokenRefused(answer.response))) return answer;
    // Another request may have renewed meanwhile.
    if (grant === first.value) grant = null;
    const second = await usable();
    return second.kind === 'ok' ? authority.send(second.value, request) : second;
  };

  const newest = () => (unkept ?? grant)?.credential ?? credential;

  /** Servers say yes to a revocation they could not make (RFC 7009 §2.2), so a renewal must be refused afterwards. */
  async function confirmEnded(): Promise<NetworkResult<void>> {
    const renewed = await authority.renew(newest());
    if (renewed.kind === 'signInAgain') {
      grant = null;
      unkept = null;
      return { kind: 'ok', value: undefined };
    }
    if (renewed.kind !== 'ok') return renewed;
    await adopt(renewed.value);
    return { kind: 'unknown', words: 'The server says it ended this sign-in, and still accepts it.' };
  }

  return {
    ready: usable,
    exchange,
    revoke: async () => {
      // A renewal under way would bring a token that this revocation does not know.
      await renewal;
      for (const old of new Set([...replaced, credential, newest()])) {
        const ended = await authority.revoke(old);
        if (ended.kind !== 'ok') return ended;
      }
      return confirmEnded();
    },
  };
}

/** A renewal with unknown outcome says nothing about the act it was for: that was never sent. */
function notSentYet(failure: NetworkFailure): NetworkFailure {
  return failure.kind === 'unknown' ? { kind: 'unreachable', words: failure.words } : failure;
}

async function isTokenRefused(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  if (response.status !== 400) return false;
  const text = await response.clone().text();
  return /"error"\s*:\s*"(ExpiredToken|InvalidToken)"/.test(text);
}

/** Refuses everything but saying who it is when the credential turns out to be another account's. */
export async function readyAs(access: Access, subject: string): Promise<NetworkResult<{ readonly pds: string }>> {
  const ready = await access.ready();
  if (ready.kind !== 'ok') return ready;
  if (ready.value.subject === subject) return { kind: 'ok', value: { pds: ready.value.pds } };
  return { kind: 'rejected', words: wrongAccountWords({ subject: ready.value.subject, handle: ready.value.handle ?? '' }) };
}

function wrongAccountWords(other: NetworkIdentity): string {
  return `The stored sign-in belongs to ${other.handle === '' ? other.subject : `@${other.handle}`}, not to this account. Sign in again.`;
}
