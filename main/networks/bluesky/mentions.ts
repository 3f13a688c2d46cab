import { z } from 'zod';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { repliedRecordSchema, replyTarget } from './reply-target.ts';
import { callXrpc, settled } from './xrpc.ts';

const REASONS = ['mention', 'reply', 'quote'] as const;
const LIMIT = 50;

const notificationsSchema = z.object({
  notifications: z
    .array(
      z.object({
        uri: z.string().max(1000),
        cid: z.string().max(200),
        reason: z.string(),
        author: z.object({ handle: z.string().max(300) }),
        record: z.unknown(),
      }),
    )
    .max(100),
});

/**
 * Posts that speak to this account, newest first (`app.bsky.notification.listNotifications`, passed on by the server to
 * its AppView). A record of another form is left out; it cannot be replied to.
 */
export async function listMentions(exchange: Exchange, clock: Clock): Promise<NetworkResult<readonly ReplyTarget[]>> {
  const answer = await callXrpc(exchange, clock, {
    nsid: 'app.bsky.notification.listNotifications',
    params: { limit: String(LIMIT), reasons: REASONS },
    answer: notificationsSchema,
  });
  // A server without an AppView says 400 InvalidRequest ("No service configured"), others that they know no such method.
  if (answer.kind === 'refused' && (answer.status === 404 || answer.status === 501 || isUnknownMethod(answer.error))) {
    return { kind: 'rejected', words: 'This server has no notifications. Reply by the address of a post instead.' };
  }
  const settledAnswer = settled(answer);
  if (settledAnswer.kind !== 'ok') return settledAnswer;
  const targets = settledAnswer.value.notifications.flatMap((notification) => {
    const record = repliedRecordSchema.safeParse(notification.record);
    const wanted = REASONS.some((reason) => reason === notification.reason);
    return wanted && record.success ? [replyTarget({ ...notification, record: record.data }, notification.author.handle)] : [];
  });
  return { kind: 'ok', value: targets };
}

function isUnknownMethod(error: string): boolean {
  return error === 'InvalidRequest' || error === 'MethodNotImplemented';
}
