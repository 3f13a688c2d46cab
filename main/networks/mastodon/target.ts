import { z } from 'zod';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { type Api, id, nothingPostedYet, settled } from './api.ts';
import { listOf, type Status, statusSchema } from './entities.ts';

const foundSchema = z.object({ statuses: listOf(statusSchema) });

/**
 * The post that is meant, as the account's own server has it. An id means another post at another server, so the one that
 * was noted counts only if its address is the same; else the server looks the address up
 * (https://docs.joinmastodon.org/methods/search/#v2, `resolve`).
 */
export async function targetAt(api: Api, target: Pick<ReplyTarget, 'uri' | 'cid'>): Promise<NetworkResult<Status>> {
  if (/^[\w-]{1,100}$/.test(target.cid)) {
    const noted = await api.call({ path: `/api/v1/statuses/${id(target.cid)}`, answer: statusSchema });
    if (noted.kind === 'ok' && noted.value.uri === target.uri) return shown(noted.value);
    if (noted.kind !== 'ok' && noted.kind !== 'refused' && noted.kind !== 'unreadable') return nothingPostedYet(noted);
    if (noted.kind === 'refused' && noted.status === 401) return settled(noted);
  }
  const found = await searchPost(api, target.uri);
  if (found.kind !== 'ok') return nothingPostedYet(found);
  // Nobody looks at this post before it is answered, so that the only one found is not good enough.
  return found.value.uri === target.uri ? shown(found.value) : notFound(api);
}

/** Has the account's server fetch a post by its address. */
export async function searchPost(api: Api, address: string): Promise<NetworkResult<Status>> {
  const answer = settled(
    await api.call({ path: '/api/v2/search', query: { q: address, resolve: 'true', type: 'statuses', limit: '5' }, answer: foundSchema }),
  );
  if (answer.kind !== 'ok') return answer;
  const { statuses } = answer.value;
  const post = statuses.find(({ uri, url }) => uri === address || url === address) ?? (statuses.length === 1 ? statuses[0] : undefined);
  return post === undefined ? notFound(api) : { kind: 'ok', value: post };
}

/** A private message stays one: an answer or a repost as a post would show it to others. */
function shown(status: Status): NetworkResult<Status> {
  if (status.visibility !== 'direct') return { kind: 'ok', value: status };
  return { kind: 'rejected', words: 'This is a private message. Answer it where you got it, not with a post.' };
}

/** Servers know more audiences than Mastodon does (`list`, `local`, `mutuals_only`): only these two are for everybody. */
export function isForEverybody({ visibility }: Status): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

function notFound({ server }: Api): NetworkFailure {
  return { kind: 'rejected', words: `${new URL(server).host} cannot find this post.` };
}
