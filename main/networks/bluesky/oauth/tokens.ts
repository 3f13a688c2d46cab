import { isValidDid } from '@atproto/syntax';
import type * as oauth from 'oauth4webapi';
import type { NetworkResult } from '../../network.ts';
import type { Grant } from '../access.ts';
import { type OauthDurable, oauthDurableSchema } from './durable.ts';

/** The grant in an answer of the token endpoint. `durable` is what is known already; the refresh token may have rotated. */
export function grantOfTokens(
  tokens: oauth.TokenEndpointResponse,
  durable: Omit<OauthDurable, 'refreshToken'> & { readonly refreshToken?: string },
): NetworkResult<Grant> {
  const { sub, scope, access_token: accessToken, token_type: type } = tokens;
  const scopes = scope?.split(' ') ?? durable.scopes;
  const next = oauthDurableSchema.safeParse({ ...durable, refreshToken: tokens.refresh_token ?? durable.refreshToken, scopes });
  // AT Protocol requires the account, its base scope, and a token bound to our key (https://atproto.com/specs/oauth).
  if (typeof sub !== 'string' || !isValidDid(sub) || type !== 'dpop' || !scopes.includes('atproto') || !next.success) {
    return { kind: 'unreadable', words: `${new URL(durable.issuer).host} answered the sign-in in a form this version does not know.` };
  }
  const credential = { method: 'oauth', durable: next.data } as const;
  return { kind: 'ok', value: { subject: sub, handle: null, pds: durable.pds, accessToken, credential } };
}
