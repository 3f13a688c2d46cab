import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { findOnPage } from './page-posts.ts';
import { type LinkedinRecord, recordSchema, speakerOf } from './record.ts';
import { callRest, failureOfRefusal, type RestRequest, type Send } from './rest.ts';
import { commentParts, commentUrn, encoded, isPost, organizationId, pageOf, reactionParts, reactionUrn } from './urns.ts';

export interface Published {
  readonly uri: string;
  readonly cid: string;
  readonly url: string;
}

export interface PublishOptions {
  readonly send: Send;
  readonly clock: Clock;
  /** Origin of the site people look at. */
  readonly site: string;
  /** Who speaks: a record of anybody else's is not sent. */
  readonly speaker: string;
}

const cannotTell: NetworkFailure = {
  kind: 'rejected',
  words: 'LinkedIn does not show this to programs, so Hatcheck cannot tell whether it arrived. Look at it on linkedin.com.',
};

function recordOf({ speaker }: PublishOptions, part: PreparedPart): NetworkResult<LinkedinRecord> {
  const record = recordSchema.safeParse(part.record);
  if (!record.success) return { kind: 'rejected', words: 'The stored post is damaged and was not sent.' };
  if (speakerOf(record.data) === speaker) return { kind: 'ok', value: record.data };
  return { kind: 'rejected', words: 'The stored post is by another identity than the one that would send it. It was not sent.' };
}

/** Sends the request once. LinkedIn has no key for it: sent again it may be a second post. */
export async function sendRecord(options: PublishOptions, part: PreparedPart): Promise<NetworkResult<Published>> {
  const record = recordOf(options, part);
  if (record.kind !== 'ok') return record;
  const answer = await callRest(options.send, options.clock, requestOf(record.value));
  if (answer.kind === 'refused') return failureOfRefusal(answer);
  if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
  if (answer.kind !== 'ok') return answer;
  const uri = uriOf(record.value, answer.headers.get('x-restli-id') ?? '', answer.body);
  if (uri === null) return { kind: 'unknown', words: 'LinkedIn took the post and did not say under which name.' };
  return { kind: 'ok', value: publishedAs(options, uri) };
}

/** A name at LinkedIn holds no content id; the name alone stands for it. */
function publishedAs({ site }: PublishOptions, uri: string): Published {
  return { uri, cid: uri, url: pageOf(site, uri) };
}

/** posts-api, Create; comments-api, Create a Comment; reactions-api, Create a Reaction. */
function requestOf(record: LinkedinRecord): RestRequest {
  switch (record.kind) {
    case 'post':
      return { method: 'POST', path: '/rest/posts', json: record.body };
    case 'comment':
      return { method: 'POST', path: `/rest/socialActions/${encoded(record.body.object)}/comments`, json: record.body };
    case 'like':
      return {
        method: 'POST',
        path: `/rest/reactions?actor=${encoded(record.actor)}`,
        json: { root: record.entity, reactionType: 'LIKE' },
      };
  }
}

const commentAnswer = z.object({ commentUrn: z.string().max(300) });

/** A post's name comes in the header `x-restli-id`; a comment's number there, and its name in the body. */
function uriOf(record: LinkedinRecord, id: string, body: unknown): string | null {
  switch (record.kind) {
    case 'post':
      return isPost(id) ? id : null;
    case 'comment': {
      const named = commentAnswer.safeParse(body).data?.commentUrn ?? commentUrn(record.body.object, id);
      return commentParts(named) === null ? null : named;
    }
    case 'like':
      return reactionUrn(record.actor, record.entity);
  }
}

export type Found = { readonly kind: 'absent' } | ({ readonly kind: 'ours' } & Published);

/** Whether it arrived. Only a page's own posts can be read back. */
export async function findRecord(
  options: PublishOptions,
  part: PreparedPart,
  claimed: ReadonlySet<string> = new Set(),
): Promise<NetworkResult<Found>> {
  const record = recordOf(options, part);
  if (record.kind !== 'ok') return record;
  if (record.value.kind !== 'post' || organizationId(options.speaker) === null) return cannotTell;
  const found = await findOnPage(options.send, options.clock, record.value, (id) => claimed.has(publishedAs(options, id).uri));
  if (found.kind !== 'ok') return found;
  return { kind: 'ok', value: found.value === null ? { kind: 'absent' } : { kind: 'ours', ...publishedAs(options, found.value) } };
}

/** Takes it down by its name; one whose name was never heard is looked for where that can be done. */
export async function removeRecord(options: PublishOptions, part: PreparedPart): Promise<NetworkResult<void>> {
  const record = recordOf(options, part);
  if (record.kind !== 'ok') return record;
  // A like is named by who likes what, so it needs no answer to be known.
  const known = part.publishedUri ?? (record.value.kind === 'like' ? reactionUrn(record.value.actor, record.value.entity) : null);
  if (known !== null) return removeNamed(options, known);
  const found = await findRecord(options, part);
  if (found.kind !== 'ok') return found;
  return found.value.kind === 'absent' ? { kind: 'ok', value: undefined } : removeNamed(options, found.value.uri);
}

async function removeNamed(options: PublishOptions, uri: string): Promise<NetworkResult<void>> {
  const path = removalPath(options, uri);
  if (path === null) return { kind: 'rejected', words: 'The stored name of this post is damaged. Take it down on linkedin.com.' };
  const headers = { 'x-restli-method': 'DELETE' };
  const answer = await callRest(options.send, options.clock, { method: 'DELETE', path, headers });
  // Gone already is as taken down as it can be; deleting is idempotent (posts-api, Delete Posts).
  if (answer.kind === 'ok' || (answer.kind === 'refused' && answer.status === 404)) return { kind: 'ok', value: undefined };
  return answer.kind === 'refused' ? failureOfRefusal(answer) : answer;
}

function removalPath({ speaker }: PublishOptions, uri: string): string | null {
  const comment = commentParts(uri);
  if (comment !== null) return `/rest/socialActions/${encoded(comment.target)}/comments/${comment.id}?actor=${encoded(speaker)}`;
  const reaction = reactionParts(uri);
  if (reaction !== null) return `/rest/reactions/(actor:${encoded(reaction.actor)},entity:${encoded(reaction.entity)})`;
  return isPost(uri) ? `/rest/posts/${encoded(uri)}` : null;
}
