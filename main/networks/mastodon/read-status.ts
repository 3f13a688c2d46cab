import type { FoundPost } from '../../../shared/audience.ts';
import { plainLine, plainText } from '../../../shared/plain-text.ts';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { NetworkResult } from '../network.ts';
import type { Account, Status } from './entities.ts';

/** Longest text that is read of a post, in UTF-16 units (`replyTargetSchema`). */
const LONGEST_TEXT = 20_000;

/** The full name of an account as a list names it. */
export type FullName = (account: Pick<Account, 'acct' | 'username'>) => Promise<NetworkResult<string>>;

/** The words of a post, cleaned: nothing in it can hide or reorder what stands beside it. The parser is read at first use. */
export async function wordsOf({ content }: Status): Promise<string> {
  const { textOfHtml } = await import('./html-text.ts');
  return plainText(textOfHtml(content)).slice(0, LONGEST_TEXT);
}

/** A post to answer; `root`: the address and id of the post its thread began with, itself where nobody knows another. */
export async function replyTargetOf(
  status: Status,
  fullName: FullName,
  root: Pick<Status, 'uri' | 'id'> = status,
): Promise<NetworkResult<ReplyTarget>> {
  const handle = await fullName(status.account);
  if (handle.kind !== 'ok') return handle;
  const names = { uri: status.uri, cid: status.id, rootUri: root.uri, rootCid: root.id };
  return { kind: 'ok', value: { ...names, authorHandle: plainLine(handle.value, 300), text: await wordsOf(status) } };
}

/** A post to be read; null where it has no words or no time, or is a private message. */
export async function foundPostOf(status: Status, fullName: FullName): Promise<NetworkResult<FoundPost | null>> {
  const text = await wordsOf(status);
  const at = Date.parse(status.created_at);
  if (status.visibility === 'direct' || text.trim() === '' || Number.isNaN(at)) return { kind: 'ok', value: null };
  const handle = await fullName(status.account);
  if (handle.kind !== 'ok') return handle;
  const authorHandle = plainLine(handle.value, 300);
  return { kind: 'ok', value: { uri: status.uri, url: status.url ?? status.uri, authorHandle, text, at } };
}

/** One after the other; the first failure is the answer. */
export async function readAll<T>(
  statuses: readonly Status[],
  read: (status: Status) => Promise<NetworkResult<T | null>>,
): Promise<NetworkResult<readonly T[]>> {
  const all: T[] = [];
  for (const status of statuses) {
    const one = await read(status);
    if (one.kind !== 'ok') return one;
    if (one.value !== null) all.push(one.value);
  }
  return { kind: 'ok', value: all };
}
