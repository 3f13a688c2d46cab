import { z } from 'zod';
import type { PreparedPart } from '../../../../shared/outbox.ts';
import type { FoundMessage } from '../../messages.ts';
import type { NetworkResult } from '../../network.ts';
import type { Owner } from '../access.ts';
import { failureIn, id } from '../api.ts';
import { type Status, statusSchema } from '../entities.ts';
import { hasWordsOf } from '../find.ts';
import { ownStatuses } from '../own-statuses.ts';
import { type MessageRecord, messageRecordSchema } from './message-record.ts';

/** Statuses of one account between building a message and asking for it; more than that is not looked through. */
const mostStatuses = 400;

/** https://docs.joinmastodon.org/entities/Status/#mentions. */
const directSchema = statusSchema.and(z.object({ mentions: z.array(z.object({ id: z.string().max(200) })).max(200) }));

const damaged = { kind: 'rejected', words: 'The stored message is damaged and was not sent.' } as const;

/** https://docs.joinmastodon.org/methods/statuses/#create, with its key; who may see it is always said. */
export async function sendDirect(owner: Owner, part: PreparedPart): Promise<NetworkResult<{ readonly id: string }>> {
  const record = messageRecordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  const answer = await owner.api.call({
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': part.key },
    body: {
      form: {
        status: record.status,
        visibility: 'direct',
        // Mastodon posts nothing where anybody else is named (`safeguard_mentions!` of
        // https://github.com/mastodon/mastodon/blob/main/app/services/post_status_service.rb); others pass over it.
        'allowed_mentions[]': record.to,
        ...(record.inReplyToId === null ? {} : { in_reply_to_id: record.inReplyToId }),
      },
    },
    answer: directSchema,
  });
  if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
  if (answer.kind !== 'ok') return failureIn(answer);
  const { account, visibility, mentions } = answer.value;
  if (account.id !== owner.accountId) return { kind: 'unknown', words: 'The server says it sent this for another account.' };
  if (visibility !== 'direct' || !mentions.every(({ id }) => record.to.includes(id) || id === owner.accountId)) {
    return takenBack(owner, answer.value.id, 'showed this to others than you chose');
  }
  if (readsIt(answer.value, record)) return { kind: 'ok', value: { id: answer.value.id } };
  return takenBack(owner, answer.value.id, 'did not address this to everybody you chose');
}

/** Whether every reader is named in it, as far as the server says who is. */
function readsIt({ mentions }: Pick<Status, 'mentions'>, { to }: MessageRecord): boolean {
  return mentions === undefined || to.every((reader) => mentions.some(({ id }) => id === reader));
}

/** A server that knows no direct messages, or reads names in another way: what it did otherwise than meant is deleted at once. */
async function takenBack({ api }: Owner, statusId: string, what: string): Promise<NetworkResult<never>> {
  const host = new URL(api.server).host;
  const deleted = await api.call({ method: 'DELETE', path: `/api/v1/statuses/${id(statusId)}`, answer: z.unknown() });
  const since = deleted.kind === 'ok' ? 'It was deleted at once' : 'It could not be deleted from here: delete it there now';
  return { kind: 'rejected', words: `${host} ${what}. ${since}.` };
}

/**
 * Did it arrive? Among the account's own statuses since it was built: direct, to these readers, and with these words. A server
 * that passed over the visibility and lost its answer shows it to others: that is told, and not deleted from here, as somebody
 * may have said the same in public on purpose.
 */
export async function findDirect(
  owner: Owner,
  part: PreparedPart,
  claimed: ReadonlySet<string> = new Set(),
): Promise<NetworkResult<FoundMessage>> {
  const record = messageRecordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  const { api, accountId } = owner;
  const statuses = await ownStatuses(api, { accountId, after: record.after, reposts: false, most: mostStatuses });
  if (statuses.kind !== 'ok') return statuses;
  let isSeenByOthers = false;
  for (const status of statuses.value.toReversed()) {
    if (claimed.has(status.id) || !readsIt(status, record)) continue;
    const same = await hasWordsOf(api, status, wordsOf(record));
    if (same.kind !== 'ok') return same;
    if (same.value && status.visibility === 'direct') return { kind: 'ok', value: { kind: 'ours', id: status.id } };
    isSeenByOthers ||= same.value;
  }
  if (isSeenByOthers) return { kind: 'ok', value: { kind: 'seenByOthers', words: seenByOthers(api.server) } };
  if (!statuses.whole) return { kind: 'unknown', words: 'There are too many newer posts to look through.' };
  return { kind: 'ok', value: { kind: 'absent' } };
}

function seenByOthers(server: string): string {
  return `${new URL(server).host} shows these words to others than you chose, in a post of this account. Look there now, and delete it.`;
}

function wordsOf({ status }: MessageRecord): { readonly status: string; readonly spoilerText: string } {
  return { status, spoilerText: '' };
}
