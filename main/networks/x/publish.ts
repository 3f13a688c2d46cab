import { z } from 'zod';
import { assertNever } from '../../../shared/assert-never.ts';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { askX, callX, failureOfRefusal, isNotThere, type XCall, type XResult } from './api.ts';
import { answeredBy, find, sentAs } from './find.ts';
import { parsePostAddress } from './post.ts';
import { notOurs, type PostRecord, recordOf, type XRecord } from './record.ts';
import type { Reader } from './timeline.ts';
import { idSchema } from './who-am-i.ts';

const createdSchema = z.object({ data: z.object({ id: idSchema }) });
const doneSchema = z.object({ data: z.object({ liked: z.boolean().optional(), retweeted: z.boolean().optional() }) });
const deletedSchema = z.object({ data: z.object({ deleted: z.boolean() }) });

/** Sends a record, once: X has no key that would make a second request harmless. */
export async function send(
  reader: Reader,
  part: PreparedPart,
  before: PreparedPart | null,
): Promise<NetworkResult<ReturnType<typeof sentAs>>> {
  const record = recordOf(part);
  if (record === null) return notOurs;
  const sent = record.kind === 'post' ? await sendPost(reader, record, answeredBy(record, before)) : await sendAct(reader, record);
  if (sent.kind === 'ok') return { kind: 'ok', value: sentAs(sent.value) };
  // It was taken, whatever the answer was meant to say.
  return sent.kind === 'unreadable' ? { kind: 'unknown', words: sent.words } : sent;
}

const nothingBefore: NetworkFailure = {
  kind: 'rejected',
  words: 'The post before this one is not out, so this one cannot go on from it.',
};

/** POST /2/tweets (https://docs.x.com/x-api/posts/create-or-edit-post). */
async function sendPost({ exchange, clock }: Reader, record: PostRecord, answered: string | null): Promise<NetworkResult<string>> {
  if (record.continues && answered === null) return nothingBefore;
  const json = {
    ...(record.text === '' ? {} : { text: record.text }),
    ...(answered === null ? {} : { reply: { in_reply_to_tweet_id: answered } }),
    ...(record.quotes === null ? {} : { quote_tweet_id: record.quotes }),
    ...(record.mediaIds.length === 0 ? {} : { media: { media_ids: record.mediaIds } }),
  };
  const created = await askX(exchange, clock, { path: '/2/tweets', input: { json }, answer: createdSchema });
  return created.kind === 'ok' ? { kind: 'ok', value: created.value.data.id } : created;
}

/** POST /2/users/:id/likes and /retweets (https://docs.x.com/x-api/users/like-post, https://docs.x.com/x-api/users/repost-post). */
async function sendAct(reader: Reader, { kind, target }: Exclude<XRecord, PostRecord>): Promise<NetworkResult<string>> {
  const call = { path: actPath(reader, kind), input: { json: { tweet_id: target } }, answer: doneSchema };
  const done = await askX(reader.exchange, reader.clock, call);
  if (done.kind !== 'ok') return done;
  const { liked, retweeted } = done.value.data;
  const isDone = kind === 'like' ? liked : retweeted;
  if (isDone === undefined) return { kind: 'unreadable', words: 'X answered in a form this version does not know.' };
  return isDone ? { kind: 'ok', value: target } : { kind: 'rejected', words: 'X did not do it, and does not say why.' };
}

function actPath({ subject }: Reader, kind: 'like' | 'repost'): string {
  return `/2/users/${subject}/${kind === 'like' ? 'likes' : 'retweets'}`;
}

/** Takes it down, or the act back; done where nothing of it is there. */
export async function remove(reader: Reader, part: PreparedPart, before: PreparedPart | null): Promise<NetworkResult<void>> {
  const record = recordOf(part);
  if (record === null) return notOurs;
  switch (record.kind) {
    case 'post':
      return removePost(reader, part, before);
    case 'like':
    case 'repost': {
      const path = `${actPath(reader, record.kind)}/${record.target}`;
      const answer = await callX(reader.exchange, reader.clock, { method: 'DELETE', path, answer: doneSchema });
      return gone(answer, ({ data }) => (record.kind === 'like' ? data.liked : data.retweeted) === false);
    }
    default:
      return assertNever(record);
  }
}

/** DELETE /2/tweets/:id (https://docs.x.com/x-api/posts/delete-post). */
async function removePost(reader: Reader, part: PreparedPart, before: PreparedPart | null): Promise<NetworkResult<void>> {
  const found = part.publishedUri === null ? await find(reader, part, before) : null;
  if (found !== null && found.kind !== 'ok') return found;
  const uri = found?.value.kind === 'ours' ? found.value.uri : part.publishedUri;
  const id = uri === null ? null : parsePostAddress(uri);
  if (id === null) return done;
  const call: XCall<z.infer<typeof deletedSchema>> = { method: 'DELETE', path: `/2/tweets/${id}`, answer: deletedSchema };
  return gone(await callX(reader.exchange, reader.clock, call), ({ data }) => data.deleted);
}

const done = { kind: 'ok', value: undefined } as const;

function gone<T>(answer: XResult<T>, says: (value: T) => boolean): NetworkResult<void> {
  if (answer.kind === 'refused') return isNotThere(answer) ? done : failureOfRefusal(answer);
  if (answer.kind !== 'ok') return answer;
  return says(answer.value) ? done : { kind: 'unknown', words: 'X did not say that it is gone.' };
}
