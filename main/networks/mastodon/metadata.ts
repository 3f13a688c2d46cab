import { z } from 'zod';
import type { NetworkResult } from '../network.ts';
import type { Api } from './api.ts';

/** What a server says of its sign-in (RFC 8414, https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata; since 4.3). */
export interface Metadata {
  readonly issuer: string;
  readonly pkce: boolean;
  /** Null where it does not say. */
  readonly scopes: readonly string[] | null;
}

const metadataSchema = z.object({
  issuer: z.string().max(300).optional().catch(undefined),
  scopes_supported: z.array(z.string()).max(500).optional().catch(undefined),
  code_challenge_methods_supported: z.array(z.string()).max(20).optional().catch(undefined),
});

/** Older servers have none: then nothing is promised. Where it cannot be asked now the sign-in waits. */
export async function readMetadata(outsider: Api): Promise<NetworkResult<Metadata>> {
  const answer = await outsider.call({ path: '/.well-known/oauth-authorization-server', answer: metadataSchema });
  if (answer.kind === 'refused' || answer.kind === 'unreadable') {
    return { kind: 'ok', value: { issuer: outsider.server, pkce: false, scopes: null } };
  }
  if (answer.kind !== 'ok') return answer;
  const { issuer, scopes_supported: scopes, code_challenge_methods_supported: methods } = answer.value;
  const named = issuer !== undefined && URL.canParse(issuer) && new URL(issuer).origin === outsider.server ? issuer : outsider.server;
  return { kind: 'ok', value: { issuer: named, pkce: methods?.includes('S256') === true, scopes: scopes ?? null } };
}
