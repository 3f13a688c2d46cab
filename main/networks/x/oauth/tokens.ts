import type * as oauth from 'oauth4webapi';
import type { NetworkResult } from '../../network.ts';
import type { Renewed } from '../../oauth/access.ts';
import { type XDurable, xDurableSchema } from './durable.ts';

export interface XGrant extends Renewed {
  /** Stays in memory. */
  readonly accessToken: string;
}

/** Reads a token response; `known` is what was known of the sign-in before. */
export function grantOfTokens(
  tokens: oauth.TokenEndpointResponse,
  known: Omit<XDurable, 'refreshToken'>,
): NetworkResult<XGrant & { readonly durable: XDurable }> {
  const scopes = tokens.scope === undefined ? known.scopes : tokens.scope.split(' ').filter((scope) => scope !== '');
  const durable = xDurableSchema.safeParse({ ...known, scopes, refreshToken: tokens.refresh_token });
  if (!durable.success) return { kind: 'unreadable', words: 'X gave a sign-in that cannot be renewed, so it was not kept.' };
  const credential = { method: 'oauth', durable: durable.data } as const;
  return { kind: 'ok', value: { subject: known.subject, accessToken: tokens.access_token, credential, durable: durable.data } };
}
