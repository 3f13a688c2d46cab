import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { DurableCredential, NetworkFailure, NetworkResult } from '../network.ts';
import type { BlueskyAuthority, Grant } from './access.ts';
import { pdsOfSession } from './did-document.ts';
import { exchangeWith } from './exchange.ts';
import { callXrpc, failureOfRefusal, isExpired, type Refused } from './xrpc.ts';

/** What the vault holds of an app-password sign-in: the session it opened, never the password. */
export const appPasswordDurableSchema = z.object({
  kind: z.literal('appPassword'),
  refreshJwt: z.string().min(1).max(1400),
  scopes: z.array(z.string().max(100)).max(10),
});
export type AppPasswordDurable = z.infer<typeof appPasswordDurableSchema>;

const sessionSchema = z.object({
  did: z.string().min(1).max(2048),
  handle: z.string().min(1).max(300),
  accessJwt: z.string().min(1).max(8192),
  refreshJwt: z.string().min(1).max(1400),
  didDoc: z.unknown().optional(),
});

export interface AppPasswordOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly server: string;
}

/** Opens a session (com.atproto.server.createSession). The password goes to the server once and is kept nowhere. */
export async function openWithPassword(
  { fetch, clock, server }: AppPasswordOptions,
  identifier: string,
  password: string,
): Promise<NetworkResult<Grant>> {
  const answer = await callXrpc(exchangeWith(fetch, server), clock, {
    nsid: 'com.atproto.server.createSession',
    input: { json: { identifier, password } },
    answer: sessionSchema,
  });
  if (answer.kind === 'refused') return signInRefused(answer);
  return answer.kind === 'ok' ? { kind: 'ok', value: grantOf(answer.value, server) } : answer;
}

/** Renews with `refreshSession`, which rotates the refresh token; the old one works for two more hours. */
export function appPasswordAuthority({ fetch, clock, server }: AppPasswordOptions): BlueskyAuthority {
  return {
    renew: async (credential) => {
      const answer = await callXrpc(exchangeWith(fetch, server, bearer(refreshJwtOf(credential))), clock, {
        nsid: 'com.atproto.server.refreshSession',
        input: 'nothing',
        answer: sessionSchema,
      });
      if (answer.kind === 'refused') return failureOfRefusal(answer);
      return answer.kind === 'ok' ? { kind: 'ok', value: grantOf(answer.value, server) } : answer;
    },
    send: (grant, request) => exchangeWith(fetch, grant.pds, bearer(grant.accessToken))(request),
    revoke: async (credential) => {
      const answer = await callXrpc(exchangeWith(fetch, server, bearer(refreshJwtOf(credential))), clock, {
        nsid: 'com.atproto.server.deleteSession',
        input: 'nothing',
        answer: z.unknown(),
      });
      // A session that has already ended is as revoked as it can be.
      if (answer.kind === 'refused' && !isExpired(answer)) return failureOfRefusal(answer);
      return answer.kind === 'ok' || answer.kind === 'refused' ? { kind: 'ok', value: undefined } : answer;
    },
  };
}

function grantOf(session: z.infer<typeof sessionSchema>, server: string): Grant {
  const durable: AppPasswordDurable = {
    kind: 'appPassword',
    refreshJwt: session.refreshJwt,
    scopes: scopesOf(session.accessJwt),
  };
  return {
    subject: session.did,
    handle: session.handle,
    pds: pdsOfSession(session.didDoc, server),
    accessToken: session.accessJwt,
    credential: { method: 'appPassword', durable },
  };
}

function signInRefused(refused: Refused): NetworkFailure {
  if (refused.error === 'AuthFactorTokenRequired') {
    return { kind: 'rejected', words: 'This account asks for a code by email. Use an app password from its settings instead.' };
  }
  if (refused.status !== 401 || refused.error === 'AccountTakedown') return failureOfRefusal(refused);
  return { kind: 'rejected', words: 'The handle or the app password is not right. Check both and try again.' };
}

function refreshJwtOf(credential: DurableCredential): string {
  const durable = appPasswordDurableSchema.safeParse(credential.durable);
  return durable.success ? durable.data.refreshJwt : '';
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

const claimsSchema = z.object({ scope: z.string().max(500) });

/** The scope a session token states of itself, for showing only: the server alone enforces it. */
function scopesOf(jwt: string): string[] {
  try {
    const claims = claimsSchema.parse(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')));
    return claims.scope
      .split(' ')
      .filter((scope) => scope !== '')
      .slice(0, 10);
  } catch {
    return [];
  }
}
