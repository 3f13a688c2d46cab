import type { FoundOwnPost, NetworkResult, OwnPostPage } from '../network.ts';
import type { Owner } from './access.ts';
import { statusPage } from './own-statuses.ts';
import { wordsOf } from './read-status.ts';

/** A page of what this account posted itself, newest first: no reposts, no private messages, nothing without words. */
export async function ownPostPage({ api, accountId }: Owner, cursor: string | null): Promise<NetworkResult<OwnPostPage>> {
  const page = await statusPage(api, { accountId, after: null, reposts: false }, cursor);
  if (page.kind !== 'ok') return page;
  const posts: FoundOwnPost[] = [];
  for (const status of page.value.statuses) {
    const [text, time] = [await wordsOf(status), Date.parse(status.created_at)];
    const isOwn = status.visibility !== 'direct' && (status.reblog ?? null) === null;
    if (isOwn && text.trim() !== '' && !Number.isNaN(time)) posts.push({ id: status.id, text, time });
  }
  return { kind: 'ok', value: { posts, cursor: page.value.older } };
}
