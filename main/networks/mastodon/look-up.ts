import { z } from 'zod';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { type Api, createApi, failureIn, id } from './api.ts';
import { listOf, type Status, statusSchema } from './entities.ts';
import { domainOf } from './full-name.ts';
import { parsePostAddress } from './post-address.ts';
import { type FullName, replyTargetOf } from './read-status.ts';
import { readServer } from './server.ts';
import { searchPost } from './target.ts';

export interface LookUpOptions {
  readonly fetch: BoundedFetch;
  readonly pageFetch: BoundedFetch;
  readonly clock: Clock;
  /** Of whoever asks. */
  readonly server: string;
}

const badAddress: NetworkFailure = {
  kind: 'rejected',
  words: 'This is not the address of a post. It looks like https://mastodon.social/@NAME/NUMBER.',
};

/** Reads a post as an outsider, at the server its address is at (https://docs.joinmastodon.org/methods/statuses/#get). */
export async function lookUpPost(options: LookUpOptions, address: string): Promise<NetworkResult<ReplyTarget>> {
  const parsed = parsePostAddress(address, options.server);
  if (parsed === null) return badAddress;
  const { server } = parsed;
  const api = createApi({ fetch: options.fetch, clock: options.clock, server, token: null });
  const answer = await api.call({ path: `/api/v1/statuses/${id(parsed.id)}`, answer: statusSchema });
  if (answer.kind !== 'ok') return failureIn(answer);
  return withRoot(api, answer.value, (account) => nameAt(options, api, account));
}

/** The same as the account: its server fetches posts from anywhere, and may show nothing to those who are signed out. */
export async function searchReplyTarget(api: Api, fullName: FullName, address: string): Promise<NetworkResult<ReplyTarget>> {
  if (!/^https?:\/\//i.test(address.trim()) || !URL.canParse(address.trim())) return badAddress;
  const found = await searchPost(api, address.trim());
  if (found.kind !== 'ok') return found;
  if (found.value.visibility === 'direct') return { kind: 'rejected', words: 'This is a private message. Answer it where you got it.' };
  return withRoot(api, found.value, fullName);
}

/** https://docs.joinmastodon.org/methods/statuses/#context: what it answers, the beginning of the thread first. */
async function withRoot(api: Api, status: Status, fullName: FullName): Promise<NetworkResult<ReplyTarget>> {
  if ((status.in_reply_to_id ?? null) === null) return replyTargetOf(status, fullName);
  const answer = await api.call({
    path: `/api/v1/statuses/${id(status.id)}/context`,
    answer: z.object({ ancestors: listOf(statusSchema) }),
  });
  return replyTargetOf(status, fullName, answer.kind === 'ok' ? answer.value.ancestors[0] : undefined);
}

async function nameAt({ pageFetch }: LookUpOptions, api: Api, { acct, username }: Parameters<FullName>[0]): Promise<NetworkResult<string>> {
  if (acct.includes('@')) return { kind: 'ok', value: acct };
  const facts = await readServer(api);
  const domain = facts.kind === 'ok' ? await domainOf({ pageFetch, server: api.server }, facts.value.domain, username) : facts;
  return domain.kind === 'ok' ? { kind: 'ok', value: `${username}@${domain.value}` } : domain;
}
