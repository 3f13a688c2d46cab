import { z } from 'zod';
import { plainLine } from '../../../shared/plain-text.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult, Speaker } from '../network.ts';
import { readRest, type Send } from './rest.ts';
import { isPerson, personUrn } from './urns.ts';

const personId = z.string().refine((id) => isPerson(personUrn(id)));

/** OpenID Connect claims (consumer/integrations/self-serve/sign-in-with-linkedin-v2). A name in addresses is not among them. */
const userinfoSchema = z.object({ sub: personId, name: z.string().min(1).max(300) });

/** What `r_basicprofile` shows (shared/integrations/people/profile-api). `vanityName` is the name in the address of the profile. */
const meSchema = z.object({
  id: personId,
  localizedFirstName: z.string().max(200),
  localizedLastName: z.string().max(200),
  vanityName: z.string().min(1).max(200),
});

/**
 * Asks whose credential this is: `GET /v2/userinfo`, or `GET /rest/me` for a sign-in without OpenID Connect. A member of
 * whom LinkedIn tells no name in addresses is known by their name alone.
 */
export async function askWhoseItIs(send: Send, clock: Clock, scopes: readonly string[]): Promise<NetworkResult<Speaker>> {
  if (scopes.includes('openid')) {
    const answer = await readRest(send, clock, '/v2/userinfo', userinfoSchema);
    if (answer.kind !== 'ok') return answer;
    const { sub, name } = answer.value;
    return { kind: 'ok', value: { subject: personUrn(sub), handle: plainLine(name), displayName: plainLine(name) } };
  }
  const answer = await readRest(send, clock, '/rest/me', meSchema);
  if (answer.kind !== 'ok') return answer;
  const { id, localizedFirstName, localizedLastName, vanityName } = answer.value;
  const displayName = plainLine(`${localizedFirstName} ${localizedLastName}`);
  return { kind: 'ok', value: { subject: personUrn(id), handle: plainLine(vanityName), displayName } };
}
