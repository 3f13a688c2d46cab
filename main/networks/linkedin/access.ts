import { hostOf } from '../http/failure-of.ts';
import type { DurableCredential, NetworkResult } from '../network.ts';
import type { Authority, Renewed } from '../oauth/access.ts';
import { type LinkedinDurable, linkedinDurableSchema } from './durable.ts';
import { type RestRequest, sendRest } from './rest.ts';
import { askForTokens, type TokenEndpointOptions, type Tokens } from './token-endpoint.ts';

export interface LinkedinGrant extends Renewed {
  readonly accessToken: string;
}

export interface AuthorityOptions extends TokenEndpointOptions {
  /** Origin of the API. */
  readonly api: string;
}

/** How a sign-in at LinkedIn is used, and renewed where LinkedIn gave the means. */
export function linkedinAuthority(options: AuthorityOptions): Authority<LinkedinGrant, RestRequest> {
  return {
    renew: (credential) => renew(options, credential),
    send: ({ accessToken }, request) => sendRest(options, accessToken, request),
    // LinkedIn documents no way for a program to end a sign-in; the session says so with the page where a person can.
    revoke: async () => ({ kind: 'ok', value: undefined }),
  };
}

/** What a stored credential grants without asking; null where its token has run out. */
export function grantOf(credential: DurableCredential, now: number): LinkedinGrant | null {
  const { subject, accessToken, expiresAt } = linkedinDurableSchema.parse(credential.durable);
  return now < expiresAt ? { subject, accessToken, credential } : null;
}

/** What the vault is to hold after this answer; `known` is what it held, or what was asked for. */
export function credentialOf(
  known: Pick<LinkedinDurable, 'subject' | 'clientId' | 'scopes' | 'refreshToken'>,
  tokens: Tokens,
): DurableCredential {
  const refreshToken = tokens.refreshToken ?? known.refreshToken;
  const durable: LinkedinDurable = {
    kind: 'linkedin',
    subject: known.subject,
    clientId: known.clientId,
    accessToken: tokens.accessToken,
    expiresAt: tokens.expiresAt,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    scopes: [...(tokens.scopes ?? known.scopes)],
  };
  return { method: 'oauth', durable };
}

async function renew(options: AuthorityOptions, credential: DurableCredential): Promise<NetworkResult<LinkedinGrant>> {
  const durable = linkedinDurableSchema.parse(credential.durable);
  const { refreshToken, clientId, subject } = durable;
  if (refreshToken === undefined) {
    return { kind: 'signInAgain', words: `${hostOf(options.site)} does not accept this sign-in any more. Sign in again.` };
  }
  const tokens = await askForTokens(options, { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  if (tokens.kind !== 'ok') return tokens;
  return { kind: 'ok', value: { subject, accessToken: tokens.value.accessToken, credential: credentialOf(durable, tokens.value) } };
}
