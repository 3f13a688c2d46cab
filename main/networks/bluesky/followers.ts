import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { isUnknownMethod } from './mentions.ts';
import { callXrpc, settled } from './xrpc.ts';

const countSchema = z.object({ followersCount: z.number().int().nonnegative().optional() });

/** How many follow this account (`app.bsky.actor.getProfile` of its server's AppView); null where the server cannot say. */
export async function countFollowers(exchange: Exchange, clock: Clock, subject: string): Promise<NetworkResult<number | null>> {
  const answer = await callXrpc(exchange, clock, { nsid: 'app.bsky.actor.getProfile', params: { actor: subject }, answer: countSchema });
  if (isUnknownMethod(answer)) return { kind: 'ok', value: null };
  const known = settled(answer);
  return known.kind === 'ok' ? { kind: 'ok', value: known.value.followersCount ?? null } : known;
}
