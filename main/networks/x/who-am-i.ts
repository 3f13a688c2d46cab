import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkIdentity, NetworkResult } from '../network.ts';
import { askX } from './api.ts';
import type { XExchange } from './exchange.ts';

export const idSchema = z.string().regex(/^[0-9]{1,19}$/);
export const usernameSchema = z.string().regex(/^[A-Za-z0-9_]{1,15}$/);

const meSchema = z.object({ data: z.object({ id: idSchema, username: usernameSchema }) });

/** Asks X afresh whose credential this is (GET /2/users/me, https://docs.x.com/x-api/users/get-my-user). */
export async function whoAmI(exchange: XExchange, clock: Clock): Promise<NetworkResult<NetworkIdentity>> {
  const answer = await askX(exchange, clock, { path: '/2/users/me', answer: meSchema });
  if (answer.kind !== 'ok') return answer;
  const { id, username } = answer.value.data;
  return { kind: 'ok', value: { subject: id, handle: username } };
}
