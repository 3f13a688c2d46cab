import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Clock } from '../../clock.ts';
import { isLoopbackHost } from '../http/public-address.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { LIKE_COLLECTION, POST_COLLECTION, parsePostAddress, postUri, REPOST_COLLECTION, recordUri } from './post-address.ts';
import { contentIdOf } from './record-id.ts';
import { callXrpc, failureOfRefusal, settled } from './xrpc.ts';

export interface Published {
  readonly uri: string;
  readonly cid: string;
  readonly url: string;
}

export type Found = { readonly kind: 'absent' } | ({ readonly kind: 'ours' } & Published) | { readonly kind: 'differs' };

export interface PublishOptions {
  readonly subject: string;
  readonly pds: string;
  readonly clock: Clock;
  /** With the account's authority. */
  readonly exchange: Exchange;
  /** As an outsider: reading a repository needs no sign-in. */
  readonly outsider: Exchange;
}

const differsWords = 'Another post already stands under the key of this one. Nothing was overwritten.';

/**
 * Puts the record under its key, and only where none is (`swapRecord: null`, com.atproto.repo.putRecord): the same call
 * twice makes one post. `repo` is the account the banner showed, so that the server refuses any other account's token.
 */
export async function sendRecord(options: PublishOptions, part: PreparedPart): Promise<NetworkResult<Published>> {
  const expected = await contentIdOf(part.record);
  const collection = collectionOf(part);
  if (expected === null || collection === null) return { kind: 'rejected', words: 'The stored post is damaged and was not sent.' };
  const answer = await callXrpc(options.exchange, options.clock, {
    nsid: 'com.atproto.repo.putRecord',
    input: { json: { repo: options.subject, collection, rkey: part.key, record: part.record, swapRecord: null } },
    answer: z.object({ uri: z.string().max(2048), cid: z.string().max(200) }),
  });
  if (answer.kind === 'refused') return answer.error === 'InvalidSwap' ? settleTaken(options, part) : failureOfRefusal(answer);
  if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
  if (answer.kind !== 'ok') return answer;
  const uri = recordUri(options.subject, collection, part.key);
  if (answer.value.cid !== expected || answer.value.uri !== uri) {
    return { kind: 'unknown', words: 'The server says it stored something other than what was sent.' };
  }
  return { kind: 'ok', value: { uri, cid: expected, url: urlOf(options, part) } };
}

/** The key is taken: by this very post from an earlier attempt, or by another. */
async function settleTaken(options: PublishOptions, part: PreparedPart): Promise<NetworkResult<Published>> {
  const found = await findRecord(options, part);
  if (found.kind !== 'ok') return { kind: 'unknown', words: found.words };
  if (found.value.kind === 'ours') {
    const { uri, cid, url } = found.value;
    return { kind: 'ok', value: { uri, cid, url } };
  }
  if (found.value.kind === 'differs') return { kind: 'rejected', words: differsWords };
  return { kind: 'unknown', words: 'The server says this post exists, and does not show it.' };
}

/** Asks for the record under the key and compares it byte for byte, through the content id of what the server shows. */
export async function findRecord(options: Omit<PublishOptions, 'exchange'>, part: PreparedPart): Promise<NetworkResult<Found>> {
  const collection = collectionOf(part) ?? POST_COLLECTION;
  const answer = await callXrpc(options.outsider, options.clock, {
    nsid: 'com.atproto.repo.getRecord',
    params: { repo: options.subject, collection, rkey: part.key },
    answer: z.object({ value: z.unknown() }),
  });
  if (answer.kind === 'refused') {
    return answer.error === 'RecordNotFound' ? { kind: 'ok', value: { kind: 'absent' } } : failureOfRefusal(answer);
  }
  if (answer.kind !== 'ok') return answer;
  const [ours, theirs] = await Promise.all([contentIdOf(part.record), contentIdOf(answer.value.value)]);
  if (ours === null || ours !== theirs) return { kind: 'ok', value: { kind: 'differs' } };
  return {
    kind: 'ok',
    value: { kind: 'ours', uri: recordUri(options.subject, collection, part.key), cid: ours, url: urlOf(options, part) },
  };
}

/** Deletes the record if it is this one (`swapRecord`); one that is already gone is done, a differing one stays. */
export async function removeRecord(options: PublishOptions, part: PreparedPart): Promise<NetworkResult<void>> {
  const cid = part.publishedCid ?? (await contentIdOf(part.record));
  const answer = await callXrpc(options.exchange, options.clock, {
    nsid: 'com.atproto.repo.deleteRecord',
    input: {
      json: { repo: options.subject, collection: collectionOf(part) ?? POST_COLLECTION, rkey: part.key, swapRecord: cid ?? undefined },
    },
    answer: z.unknown(),
  });
  if (answer.kind === 'refused' && answer.error === 'InvalidSwap') return { kind: 'rejected', words: differsWords };
  const done = settled(answer);
  return done.kind === 'ok' ? { kind: 'ok', value: undefined } : done;
}

const recordSchema = z.object({
  $type: z.enum([POST_COLLECTION, REPOST_COLLECTION, LIKE_COLLECTION]),
  subject: z.object({ uri: z.string() }).optional(),
});

/** Where a record belongs: it says so itself. Null where it is none that is made here. */
function collectionOf({ record }: PreparedPart): string | null {
  const parsed = recordSchema.safeParse(record);
  return parsed.success ? parsed.data.$type : null;
}

/**
 * Where a person can look at the post, or at the post that a repost or a like is about. The public site knows nothing of a
 * server on this computer.
 */
function urlOf({ subject, pds }: Pick<PublishOptions, 'subject' | 'pds'>, part: PreparedPart): string {
  const parsed = recordSchema.safeParse(part.record);
  const about = parsed.success ? parsed.data.subject?.uri : undefined;
  const post = parsePostAddress(about ?? postUri(subject, part.key)) ?? { author: subject, key: part.key };
  if (!isLoopbackHost(new URL(pds).hostname)) return `https://bsky.app/profile/${post.author}/post/${post.key}`;
  const query = new URLSearchParams({ repo: subject, collection: collectionOf(part) ?? POST_COLLECTION, rkey: part.key });
  return `${pds}/xrpc/com.atproto.repo.getRecord?${query}`;
}
