import { z } from 'zod';
import type { NetworkResult } from '../network.ts';
import { type Api, settled } from './api.ts';
import { coarseScopes, granularScopes } from './scopes.ts';

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

const appSchema = z.object({ client_id: z.string().min(1).max(200), client_secret: z.string().min(1).max(200) });

/**
 * Registers the program for this one sign-in (https://docs.joinmastodon.org/methods/apps/#create). `redirectUri` is compared
 * as a whole, port included, so the listener is open by now. `known`: the scopes a server says it has; null where it says none.
 */
export async function registerApp(outsider: Api, redirectUri: string, known: readonly string[] | null): Promise<NetworkResult<App>> {
  const fine = known === null || granularScopes.every((scope) => known.includes(scope));
  const first = await register(outsider, redirectUri, fine ? granularScopes : coarseScopes);
  // A scope that a server does not know is an invalid application (422, elsewhere 400).
  if (!fine || first.kind !== 'refused' || ![400, 422].includes(first.status)) return settled(first);
  return settled(await register(outsider, redirectUri, coarseScopes));
}

async function register(outsider: Api, redirectUri: string, scopes: readonly string[]) {
  const form = { client_name: 'Hatcheck', redirect_uris: redirectUri, scopes: scopes.join(' ') };
  const answer = await outsider.call({ method: 'POST', path: '/api/v1/apps', body: { form }, answer: appSchema });
  if (answer.kind !== 'ok') return answer;
  const { client_id: clientId, client_secret: clientSecret } = answer.value;
  return { ...answer, value: { clientId, clientSecret, scopes } };
}
