import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { NetworkResult } from '../network.ts';
import type { Owner } from './access.ts';
import { type Api, failureIn, id, isGone } from './api.ts';
import { type Status, statusSchema } from './entities.ts';
import { ownStatuses } from './own-statuses.ts';
import { withPlainNames } from './plain-names.ts';
import { type ActRecord, actedAs, type PostRecord, type Published, parentOf, publishedAs, recordSchema, repostAs } from './record.ts';

export type Found = { readonly kind: 'absent'; readonly repeatable?: false } | ({ readonly kind: 'ours' } & Published);

/** Posts of one account between building a record and asking for it; more than that is not looked through. */
const MOST_POSTS = 400;

/**
 * Is it there? By its id where that is known; else among the account's own posts since the record was built, by its words
 * as they were sent, but for how names are spelled, what it answers and how many images it has: the server keeps no key that
 * could be asked for.
 */
export async function findPart(
  owner: Owner,
  part: PreparedPart,
  before: PreparedPart | null,
  claimed: ReadonlySet<string> = new Set(),
): Promise<NetworkResult<Found>> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return { kind: 'rejected', words: 'The stored post is damaged.' };
  const wasSent = part.attemptedAt !== undefined;
  const absent: Found = wasSent && !owner.facts.keepsKeys ? { kind: 'absent', repeatable: false } : { kind: 'absent' };
  if (record.kind !== 'post') return findAct(owner, record);
  if (part.publishedCid !== null) return findById(owner, part.publishedCid, absent);
  const parent = parentOf(record, before);
  // Without the part before it this one was never sent.
  if (parent.kind !== 'ok') return { kind: 'ok', value: absent };
  const posts = await ownStatuses(owner.api, { accountId: owner.accountId, after: record.after, reposts: false, most: MOST_POSTS });
  if (posts.kind !== 'ok') return posts;
  // The oldest first: whatever repeats it came later.
  for (const status of posts.value.toReversed()) {
    if (claimed.has(publishedAs(status).uri) || !couldBe(status, record, parent.value)) continue;
    const same = await hasWordsOf(owner.api, status, record);
    if (same.kind !== 'ok') return same;
    if (same.value) return { kind: 'ok', value: { kind: 'ours', ...publishedAs(status) } };
  }
  if (!posts.whole) return { kind: 'unknown', words: 'There are too many newer posts to look through.' };
  return { kind: 'ok', value: absent };
}

type Words = Pick<PostRecord, 'status' | 'spoilerText'>;

/**
 * The words and the warning a server may show. Where there is a warning and no text, Mastodon makes the warning the text;
 * other servers keep both as they were sent.
 */
function shownAs({ status, spoilerText }: Words): readonly Words[] {
  const sent = { status, spoilerText };
  return status === '' && spoilerText !== '' ? [sent, { status: spoilerText, spoilerText: '' }] : [sent];
}

function couldBe(status: Status, record: PostRecord, parent: string | null): boolean {
  const quoted = quotedIn(status);
  const quotesTheSame = quoted === undefined || quoted === record.quotedId;
  return (status.in_reply_to_id ?? null) === parent && status.media_attachments.length === record.mediaIds.length && quotesTheSame;
}

/** The post it quotes; undefined where the server does not say. */
function quotedIn({ quote }: Status): string | null | undefined {
  return quote === null ? null : (quote?.quoted_status?.id ?? quote?.quoted_status_id ?? undefined);
}

const sourceSchema = z.object({ text: z.string().max(500_000), spoiler_text: z.string().max(50_000) });

/** https://docs.joinmastodon.org/methods/statuses/#source, for its author alone; since 3.5. */
export async function hasWordsOf(api: Api, status: Status, record: Words): Promise<NetworkResult<boolean>> {
  const source = await api.call({ path: `/api/v1/statuses/${id(status.id)}/source`, answer: sourceSchema });
  if (source.kind === 'ok') {
    const [text, warning] = [withPlainNames(source.value.text.trim()), source.value.spoiler_text.trim()];
    const isSame = ({ status, spoilerText }: Words): boolean => text === withPlainNames(status) && warning === spoilerText;
    return { kind: 'ok', value: shownAs(record).some(isSame) };
  }
  if (source.kind === 'refused' && source.status !== 401) return { kind: 'ok', value: await shows(status, record) };
  return failureIn(source);
}

/** By what readers see, where nobody can ask for the source: blanks may change there. */
export async function shows(status: Status, record: Words): Promise<boolean> {
  const { textOfHtml } = await import('./html-text.ts');
  const plain = (text: string): string => withPlainNames(text).replace(/\s+/gu, ' ').trim();
  const [text, warning] = [plain(textOfHtml(status.content)), plain(status.spoiler_text)];
  return shownAs(record).some((words) => text === plain(words.status) && warning === plain(words.spoilerText));
}

async function findById({ api, accountId }: Owner, statusId: string, absent: Found): Promise<NetworkResult<Found>> {
  const answer = await api.call({ path: `/api/v1/statuses/${id(statusId)}`, answer: statusSchema });
  if (answer.kind === 'refused' && isGone(answer.status)) return { kind: 'ok', value: absent };
  if (answer.kind !== 'ok') return failureIn(answer);
  // Its words are not compared: edited elsewhere it is still the post that went out from here.
  if (answer.value.account.id === accountId) return { kind: 'ok', value: { kind: 'ours', ...publishedAs(answer.value) } };
  return { kind: 'unreadable', words: 'The server shows a post of another account under this id.' };
}

async function findAct({ api, accountId }: Owner, record: ActRecord): Promise<NetworkResult<Found>> {
  const answer = await api.call({ path: `/api/v1/statuses/${id(record.statusId)}`, answer: statusSchema });
  if (answer.kind === 'refused' && isGone(answer.status)) return { kind: 'ok', value: { kind: 'absent' } };
  if (answer.kind !== 'ok') return failureIn(answer);
  const { favourited, reblogged } = answer.value;
  if ((record.kind === 'like' ? favourited : reblogged) !== true) return { kind: 'ok', value: { kind: 'absent' } };
  if (record.kind === 'like') return { kind: 'ok', value: { kind: 'ours', ...actedAs(record) } };
  const posts = await ownStatuses(api, { accountId, after: record.after, reposts: true, most: MOST_POSTS });
  if (posts.kind !== 'ok') return posts;
  const repost = posts.value.find(({ reblog }) => reblog?.id === record.statusId);
  return { kind: 'ok', value: { kind: 'ours', ...(repost === undefined ? actedAs(record) : repostAs(repost, record)) } };
}
