import { z } from 'zod';
import { canonicalHandle } from '../../../../shared/canonical-name.ts';
import type { Conversation, MessageReader, Page, SaidMessage } from '../../../../shared/message.ts';
import { plainLine } from '../../../../shared/plain-text.ts';
import type { NetworkResult } from '../../network.ts';
import { type Api, failureIn, id, isGone, settled } from '../api.ts';
import { type Account, accountSchema, listOf, type Status, statusSchema } from '../entities.ts';
import { nextPage } from '../pages.ts';
import { nameOf } from '../profile.ts';
import { type FullName, wordsOf } from '../read-status.ts';
import { subjectOf } from '../subject.ts';

/** https://docs.joinmastodon.org/entities/Conversation/. */
const conversationSchema = z.object({
  id: z.string().max(200),
  unread: z.boolean().catch(false),
  accounts: z.array(accountSchema).max(50),
  last_status: statusSchema.nullish(),
});

const readsNone = {
  kind: 'rejected',
  words: 'This server lists no conversations. You can still write to somebody by their handle, and read answers there.',
} as const;

/** https://docs.joinmastodon.org/methods/conversations/#get; other servers that speak the API may not have it. */
export async function listConversations(api: Api, fullName: FullName, cursor: string | null): Promise<NetworkResult<Page<Conversation>>> {
  const answer = await api.call({
    path: '/api/v1/conversations',
    query: { limit: '20', ...(cursor === null ? {} : { max_id: cursor }) },
    answer: listOf(conversationSchema),
  });
  if (answer.kind === 'refused' && (isGone(answer.status) || answer.status === 501)) return readsNone;
  if (answer.kind !== 'ok') return failureIn(answer);
  const items: Conversation[] = [];
  for (const { accounts, last_status: last, unread } of answer.value) {
    if (!last) continue;
    const readers = await readersOf(api, fullName, accounts);
    if (readers.kind !== 'ok') return readers;
    // Named by its newest message: that is what its others are found by, and what an answer goes on from.
    items.push({ id: last.id, readers: readers.value, newest: await saidIn(api, last), unread: unread ? 1 : 0 });
  }
  const next = nextPage(answer.headers);
  return { kind: 'ok', value: { items, cursor: next === cursor ? null : next } };
}

const contextSchema = z.object({ ancestors: listOf(statusSchema), descendants: listOf(statusSchema) });

/** The messages around one, newest first (https://docs.joinmastodon.org/methods/statuses/#context). */
export async function saidAround(api: Api, statusId: string): Promise<NetworkResult<Page<SaidMessage>>> {
  const path = `/api/v1/statuses/${id(statusId)}`;
  const own = settled(await api.call({ path, answer: statusSchema }));
  if (own.kind !== 'ok') return own;
  const around = settled(await api.call({ path: `${path}/context`, answer: contextSchema }));
  if (around.kind !== 'ok') return around;
  const all = [...around.value.ancestors, own.value, ...around.value.descendants].filter(({ visibility }) => visibility === 'direct');
  const items = await Promise.all(all.map((status) => saidIn(api, status)));
  return { kind: 'ok', value: { items: items.toSorted((a, b) => b.at - a.at), cursor: null } };
}

async function saidIn({ server }: Api, status: Status): Promise<SaidMessage> {
  const at = Date.parse(status.created_at);
  return { id: status.id, from: subjectOf(status.account.id, server), text: await wordsOf(status), at: Number.isNaN(at) ? 0 : at };
}

async function readersOf(api: Api, fullName: FullName, accounts: readonly Account[]): Promise<NetworkResult<readonly MessageReader[]>> {
  const readers: MessageReader[] = [];
  for (const account of accounts) {
    const handle = await fullName(account);
    if (handle.kind !== 'ok') return handle;
    const named = { handle: plainLine(handle.value, 300), displayName: nameOf(account) };
    readers.push({ subject: subjectOf(account.id, api.server), ...named });
  }
  return { kind: 'ok', value: readers };
}

/**
 * Whom a handle belongs to (https://docs.joinmastodon.org/methods/accounts/#lookup); somebody whom the server does not know
 * yet is searched (https://docs.joinmastodon.org/methods/search/#v2). Null where it is nobody's.
 */
export async function accountOf(api: Api, fullName: FullName, handle: string): Promise<NetworkResult<Account | null>> {
  const known = await api.call({ path: '/api/v1/accounts/lookup', query: { acct: handle }, answer: accountSchema });
  if (known.kind === 'ok') return hasHandle(fullName, known.value, handle);
  if (known.kind !== 'refused' || !isGone(known.status)) return failureIn(known);
  const found = settled(
    await api.call({
      path: '/api/v2/search',
      query: { q: `@${handle}`, type: 'accounts', resolve: 'true', limit: '5' },
      answer: z.object({ accounts: listOf(accountSchema) }),
    }),
  );
  if (found.kind !== 'ok') return found;
  for (const account of found.value.accounts) {
    const same = await hasHandle(fullName, account, handle);
    if (same.kind !== 'ok' || same.value !== null) return same;
  }
  return { kind: 'ok', value: null };
}

/** A search gives whoever is near: only the very handle counts. */
async function hasHandle(fullName: FullName, account: Account, handle: string): Promise<NetworkResult<Account | null>> {
  const full = await fullName(account);
  if (full.kind !== 'ok') return full;
  const wanted = canonicalHandle(handle);
  const same = canonicalHandle(full.value) === wanted || (!handle.includes('@') && canonicalHandle(account.acct) === wanted);
  return { kind: 'ok', value: same ? account : null };
}
