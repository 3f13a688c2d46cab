import { z } from 'zod';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { FoundPosts, NetworkFailure, NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { foundPost, postViewSchema } from './found-post.ts';
import { repliedRecordSchema, replyTarget } from './reply-target.ts';
import { callXrpc, type Refused, settled, type XrpcResult } from './xrpc.ts';

const REASONS = ['mention', 'reply', 'quote'] as const;
const TARGETS = 50;
/** The most the method gives at once. */
const PAGE = 100;

const notificationsSchema = z.object({
  cursor: z.string().max(2000).optional(),
  notifications: z.array(postViewSchema.extend({ reason: z.string().max(100) })).max(100),
});
type Notifications = z.infer<typeof notificationsSchema>;

/**
 * Posts that speak to this account, newest first (`app.bsky.notification.listNotifications`, passed on by the server to
 * its AppView). A record of another form is left out; it cannot be replied to.
 */
export async function listMentions(exchange: Exchange, clock: Clock): Promise<NetworkResult<readonly ReplyTarget[]>> {
  const answer = await listNotifications(exchange, clock, {
    limit: TARGETS,
    cursor: null,
    instead: 'Reply by the address of a post instead.',
  });
  if (answer.kind !== 'ok') return answer;
  const targets = answer.value.notifications.flatMap((notification) => {
    const record = repliedRecordSchema.safeParse(notification.record);
    return record.success ? [replyTarget({ ...notification, record: record.data }, notification.author.handle)] : [];
  });
  return { kind: 'ok', value: targets };
}

/** One page of them with their times. */
export async function mentionPage(exchange: Exchange, clock: Clock, cursor: string | null): Promise<NetworkResult<FoundPosts>> {
  const answer = await listNotifications(exchange, clock, { limit: PAGE, cursor, instead: 'Read mentions from a file instead.' });
  if (answer.kind !== 'ok') return answer;
  const posts = answer.value.notifications.flatMap((notification) => foundPost(notification) ?? []);
  return { kind: 'ok', value: { posts, cursor: answer.value.cursor ?? null } };
}

async function listNotifications(
  exchange: Exchange,
  clock: Clock,
  { limit, cursor, instead }: { readonly limit: number; readonly cursor: string | null; readonly instead: string },
): Promise<{ readonly kind: 'ok'; readonly value: Notifications } | NetworkFailure> {
  const answer = await callXrpc(exchange, clock, {
    nsid: 'app.bsky.notification.listNotifications',
    params: { limit: String(limit), reasons: REASONS, ...(cursor === null ? {} : { cursor }) },
    answer: notificationsSchema,
  });
  if (isUnknownMethod(answer)) return { kind: 'rejected', words: `This server has no notifications. ${instead}` };
  const known = settled(answer);
  if (known.kind !== 'ok') return known;
  // Older servers give every reason, whatever was asked for.
  const wanted = ({ reason }: Notifications['notifications'][number]): boolean => REASONS.some((one) => one === reason);
  return { kind: 'ok', value: { ...known.value, notifications: known.value.notifications.filter(wanted) } };
}

/** A server without an AppView says 400 InvalidRequest ("No service configured"), others that they know no such method. */
export function isUnknownMethod(answer: XrpcResult<unknown>): answer is Refused {
  if (answer.kind !== 'refused') return false;
  return answer.status === 404 || answer.status === 501 || ['InvalidRequest', 'MethodNotImplemented'].includes(answer.error);
}
