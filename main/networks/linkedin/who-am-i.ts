import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkResult, Speaker } from '../network.ts';
import { readRest, type Send } from './rest.ts';
import { isPerson, personUrn } from './urns.ts';

/** OpenID Connect claims (consumer/integrations/self-serve/sign-in-with-linkedin-v2). There is no public name in an address. */
const userinfoSchema = z.object({
  sub: z.string().refine((id) => isPerson(personUrn(id))),
  name: z.string().min(1).max(300),
});

/** Asks whose credential this is (`GET /v2/userinfo`). A member is known by name here: LinkedIn tells programs no handle. */
export async function askWhoseItIs(send: Send, clock: Clock): Promise<NetworkResult<Speaker>> {
  const answer = await readRest(send, clock, '/v2/userinfo', userinfoSchema);
  if (answer.kind !== 'ok') return answer;
  const { sub, name } = answer.value;
  return { kind: 'ok', value: { subject: personUrn(sub), handle: name, displayName: name } };
}
