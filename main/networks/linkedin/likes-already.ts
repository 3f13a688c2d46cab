import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import { callRest, failureOfRefusal, type Send } from './rest.ts';
import { encoded, organizationId } from './urns.ts';

/**
 * Whether a page has reacted to this post already (reactions-api, Get a Reaction): a like would take the place of that
 * reaction, and taking the like back would leave none. What a person reacted to needs `r_member_social`, which is closed, so
 * that nobody is asked about it, and it counts as not done; as does what this page may not read.
 */
export async function likesAlready(send: Send, clock: Clock, actor: string, entity: string): Promise<NetworkResult<boolean>> {
  if (organizationId(actor) === null) return { kind: 'ok', value: false };
  const path = `/rest/reactions/(actor:${encoded(actor)},entity:${encoded(entity)})`;
  const answer = await callRest(send, clock, { method: 'GET', path });
  if (answer.kind === 'ok') return { kind: 'ok', value: true };
  if (answer.kind !== 'refused') return answer.kind === 'unknown' ? { kind: 'unreachable', words: answer.words } : answer;
  return answer.status === 404 || answer.status === 403 ? { kind: 'ok', value: false } : failureOfRefusal(answer);
}
