import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import type { Owner } from './access.ts';
import { type Api, type ApiResult, failureIn, id, isGone, settled } from './api.ts';
import { type Status, statusSchema } from './entities.ts';
import { type Found, findPart } from './find.ts';
import { type ActRecord, actedAs, type PostRecord, type Published, parentOf, publishedAs, recordSchema, repostAs } from './record.ts';

const damaged: NetworkFailure = { kind: 'rejected', words: 'The stored post is damaged and was not sent.' };

/**
 * Sends a record under its key. Where the server keeps keys, the same key again is answered with the post that is there;
 * where it does not, the account's own posts are looked through first.
 */
export async function sendPart(owner: Owner, part: PreparedPart, before: PreparedPart | null): Promise<NetworkResult<Published>> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  if (record.kind !== 'post') return sendAct(owner, record);
  const parent = parentOf(record, before);
  if (parent.kind !== 'ok') return parent;
  if (!owner.facts.keepsKeys) {
    const found = await findPart(owner, part, before);
    if (found.kind !== 'ok') return found.kind === 'unknown' ? { kind: 'unreachable', words: found.words } : found;
    if (found.value.kind === 'ours') return { kind: 'ok', value: publishedOf(found.value) };
  }
  const answer = await owner.api.call({
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': part.key },
    body: { form: formOf(record, parent.value) },
    answer: statusSchema,
  });
  return published(answer, owner, publishedAs);
}

/** https://docs.joinmastodon.org/methods/statuses/#create; who may see it is always said, never left to a preset. */
function formOf(record: PostRecord, inReplyTo: string | null): Readonly<Record<string, string | readonly string[]>> {
  return {
    ...(record.status === '' ? {} : { status: record.status }),
    ...(record.mediaIds.length === 0 ? {} : { 'media_ids[]': record.mediaIds }),
    visibility: record.visibility,
    ...(record.spoilerText === '' ? {} : { spoiler_text: record.spoilerText, sensitive: 'true' }),
    ...(record.language === null ? {} : { language: record.language }),
    ...(inReplyTo === null ? {} : { in_reply_to_id: inReplyTo }),
    ...(record.quotedId === null ? {} : { quoted_status_id: record.quotedId }),
  };
}

/** https://docs.joinmastodon.org/methods/statuses/#boost and #favourite: done twice is done once. */
async function sendAct(owner: Owner, record: ActRecord): Promise<NetworkResult<Published>> {
  const verb = record.kind === 'repost' ? 'reblog' : 'favourite';
  const path = `/api/v1/statuses/${id(record.statusId)}/${verb}`;
  // Left out, the account's preset for posts would say who sees a repost.
  const body = { form: record.kind === 'like' ? {} : { visibility: record.visibility ?? 'public' } };
  const answer = await owner.api.call({ method: 'POST', path, body, answer: statusSchema });
  if (record.kind === 'repost') return published(answer, owner, (status) => repostAs(status, record));
  if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
  const done = settled(answer);
  return done.kind === 'ok' ? { kind: 'ok', value: actedAs(record) } : done;
}

function published(answer: ApiResult<Status>, owner: Owner, as: (status: Status) => Published): NetworkResult<Published> {
  if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
  if (answer.kind !== 'ok') return failureIn(answer);
  if (answer.value.account.id === owner.accountId) return { kind: 'ok', value: as(answer.value) };
  return { kind: 'unknown', words: 'The server says it posted this for another account.' };
}

function publishedOf({ uri, cid, url }: Found & { readonly kind: 'ours' }): Published {
  return { uri, cid, url };
}

/** Takes back what was sent; what is gone already is done. */
export async function removePart(owner: Owner, part: PreparedPart, before: PreparedPart | null): Promise<NetworkResult<void>> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  if (record.kind !== 'post') {
    const verb = record.kind === 'repost' ? 'unreblog' : 'unfavourite';
    return gone(owner.api, { method: 'POST', path: `/api/v1/statuses/${id(record.statusId)}/${verb}` });
  }
  if (part.publishedCid !== null) return deletePost(owner.api, part.publishedCid);
  const found = await findPart(owner, part, before);
  if (found.kind !== 'ok') return found;
  return found.value.kind === 'ours' ? deletePost(owner.api, found.value.cid) : { kind: 'ok', value: undefined };
}

/** https://docs.joinmastodon.org/methods/statuses/#delete. */
function deletePost(api: Api, statusId: string): Promise<NetworkResult<void>> {
  return gone(api, { method: 'DELETE', path: `/api/v1/statuses/${id(statusId)}` });
}

async function gone(api: Api, call: { readonly method: 'POST' | 'DELETE'; readonly path: string }): Promise<NetworkResult<void>> {
  const answer = await api.call({ ...call, answer: z.unknown() });
  if (answer.kind === 'refused' && isGone(answer.status)) return { kind: 'ok', value: undefined };
  const done = settled(answer);
  return done.kind === 'ok' ? { kind: 'ok', value: undefined } : done;
}
