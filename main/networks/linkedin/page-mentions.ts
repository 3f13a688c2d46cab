import { z } from 'zod';
import type { FoundPost } from '../../../shared/audience.ts';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { FoundPosts, NetworkResult } from '../network.ts';
import { plainText } from './little-text.ts';
import { readRest, type Send } from './rest.ts';
import { commentParts, encoded, isPost, pageOf } from './urns.ts';

const PAGE = 50;

/** What somebody said: in a comment on the page's post, or sharing it, or naming the page in a post of their own. */
const saidSchema = z.object({ entity: z.string().max(300), text: z.string().max(100_000).default('') });
const notificationSchema = z.object({
  action: z.string().max(40),
  lastModifiedAt: z.number(),
  decoratedGeneratedActivity: z.object({ share: saidSchema.optional(), comment: saidSchema.optional() }).optional(),
});
const notificationsSchema = z.object({ elements: z.array(notificationSchema).max(PAGE) });
type Notification = z.infer<typeof notificationSchema>;

export interface MentionsOptions {
  readonly send: Send;
  readonly clock: Clock;
  readonly site: string;
  readonly page: string;
}

/**
 * What was said to a page in the last 60 days, newest first (`GET /rest/organizationalEntityNotifications?q=criteria`,
 * organizations/organization-social-action-notifications, Pull). LinkedIn names no authors there: an administrator sees
 * the words and the time.
 */
export async function pageMentions(options: MentionsOptions, cursor: string | null): Promise<NetworkResult<FoundPosts>> {
  const start = cursor === null ? 0 : Number(cursor);
  const found = await notifications(options, ['COMMENT', 'SHARE', 'SHARE_MENTION'], start);
  if (found.kind !== 'ok') return found;
  const posts = found.value.flatMap((notification) => said(options, notification) ?? []);
  return { kind: 'ok', value: { posts, cursor: found.value.length < PAGE ? null : String(start + PAGE) } };
}

/** Posts that name the page, to answer them. */
export async function replyTargets(options: MentionsOptions): Promise<NetworkResult<readonly ReplyTarget[]>> {
  const found = await notifications(options, ['SHARE_MENTION'], 0);
  if (found.kind !== 'ok') return found;
  const posts = found.value.flatMap((notification) => said(options, notification) ?? []);
  const targets = posts.filter(({ uri }) => isPost(uri));
  return { kind: 'ok', value: targets.map(({ uri, text }) => ({ uri, cid: uri, rootUri: uri, rootCid: uri, authorHandle: '', text })) };
}

async function notifications(
  { send, clock, page }: MentionsOptions,
  actions: readonly string[],
  start: number,
): Promise<NetworkResult<readonly Notification[]>> {
  const path = `/rest/organizationalEntityNotifications?q=criteria&actions=List(${actions.join(',')})&organizationalEntity=${encoded(page)}`;
  const answer = await readRest(send, clock, `${path}&start=${start}&count=${PAGE}`, notificationsSchema);
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.elements } : answer;
}

/** Null where there are no words, or they stand nowhere. */
function said({ site }: MentionsOptions, { lastModifiedAt, decoratedGeneratedActivity: activity }: Notification): FoundPost | null {
  const words = activity?.comment ?? activity?.share;
  if (words === undefined || words.text.trim() === '') return null;
  if (!isPost(words.entity) && commentParts(words.entity) === null) return null;
  const text = activity?.comment === undefined ? plainText(words.text) : words.text;
  return { uri: words.entity, url: pageOf(site, words.entity), authorHandle: '', text, at: lastModifiedAt };
}
