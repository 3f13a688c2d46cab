import type { Exchanged } from '../http/exchanged.ts';
import type { DurableCredential, KeepRotated, NetworkFailure, NetworkResult } from '../network.ts';

/** What a renewal gives: whom it is for, and what the vault keeps of it. A network adds its secrets, which stay in memory. */
export interface Renewed {
  readonly subject: string;
  readonly credential: DurableCredential;
}

/** One way of signing in: how it renews, how it sends a request with authority, how it ends. */
export interface Authority<G extends Renewed, Request> {
  renew(credential: DurableCredential): Promise<NetworkResult<G>>;
  send(grant: G, request: Request): Promise<Exchanged>;
  revoke(credential: DurableCredential): Promise<NetworkResult<void>>;
}

/** The right to speak for an account, renewed when needed. */
export interface Access<G extends Renewed, Request> {
  /** Gets a grant if there is none yet. The subject is the one the network says, which may be another than expected. */
  ready(): Promise<NetworkResult<G>>;
  /** Sends with authority; where the access token has run out, renews and sends once more. */
  exchange(request: Request): Promise<Exchanged>;
  revoke(): Promise<NetworkResult<void>>;
}

export interface AccessOptions<G extends Renewed, Request> {
  readonly authority: Authority<G, Request>;
  readonly subject: string;
  readonly credential: DurableCredential;
  /** From a sign-in just made; `null` for a stored credential. */
  readonly grant: G | null;
  readonly keep: KeepRotated;
  /** Whether an answer means that the access token is not accepted, so that the request took no effect. Default: 401. */
  readonly isTokenRefused?: (response: Response) => Promise<boolean>;
}

const notKept: NetworkFailure = {
  kind: 'unreachable',
  words: 'The keyring did not take the renewed sign-in, so it is not used yet. Nothing was sent.',
};

/**
 * One renewal at a time, and no renewed token used before it is kept: a rotation that cannot be kept now is held in
 * memory and offered again at the next use, as the old token may be worthless by then.
 */
export function createAccess<G extends Renewed, Request>(options: AccessOptions<G, Request>): Access<G, Request> {
  const { authority, subject, keep, isTokenRefused = async (response) => response.status === 401 } = options;
  let { credential, grant } = options;
  /** Rotated away in this run of the program; a server may take them for some hours more, and give out the next one again. */
  const replaced: DurableCredential[] = [];
  let unkept: G | null = null;
  let renewal: Promise<NetworkResult<G>> | null = null;

  async function adopt(renewed: G): Promise<NetworkResult<G>> {
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

  async function renewNow(): Promise<NetworkResult<G>> {
    if (unkept !== null) return adopt(unkept);
    const renewed = await authority.renew(credential);
    return renewed.kind === 'ok' ? adopt(renewed.value) : notSentYet(renewed);
  }

  function renew(): Promise<NetworkResult<G>> {
    renewal ??= renewNow().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  const usable = async (): Promise<NetworkResult<G>> => (grant === null ? renew() : { kind: 'ok', value: grant });

  const exchange = async (request: Request): Promise<Exchanged> => {
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
