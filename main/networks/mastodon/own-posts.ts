import type { OwnPost } from '../../../shared/voice/history.ts';
import type { NetworkResult } from '../network.ts';
import type { Owner } from './access.ts';
import { ownStatuses } from './own-statuses.ts';
import { wordsOf } from './read-status.ts';

/** What this account posted itself, newest first, at most `most`: no reposts, no private messages, nothing without words. */
export async function listOwnPosts({ api, accountId }: Owner, most: number): Promise<NetworkResult<readonly OwnPost[]>> {
  const statuses = await ownStatuses(api, { accountId, after: null, reposts: false, most });
  if (statuses.kind !== 'ok') return statuses;
  const posts: OwnPost[] = [];
  for (const status of statuses.value) {
    const [text, time] = [await wordsOf(status), Date.parse(status.created_at)];
    const isOwn = status.visibility !== 'direct' && (status.reblog ?? null) === null;
    if (isOwn && text.trim() !== '' && !Number.isNaN(time)) posts.push({ text, time });
  }
  return { kind: 'ok', value: posts };
}
