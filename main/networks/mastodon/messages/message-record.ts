import { z } from 'zod';
import { nameInText, namesIn } from '../../../../shared/author-named.ts';
import { canonicalHandle } from '../../../../shared/canonical-name.ts';
import type { Message } from '../../../../shared/message.ts';
import type { PreparedPart } from '../../../../shared/outbox.ts';
import type { NetworkFailure, NetworkResult } from '../../network.ts';
import type { Owner } from '../access.ts';
import { nothingPostedYet } from '../api.ts';
import { limitExceeded } from '../limit-exceeded.ts';
import { newestOwn, wellFormed } from '../prepare.ts';
import { accountIdIn } from '../subject.ts';

/**
 * A direct message as it is sent: a status with the visibility `direct`, which those named in it read and nobody else
 * (https://docs.joinmastodon.org/entities/Status/#visibility). It has a `kind` that no record of a post has.
 */
export const messageRecordSchema = z.object({
  kind: z.literal('message'),
  status: z.string().min(1),
  /** Ids of the accounts that may read it. */
  to: z.array(z.string().min(1).max(200)).min(1),
  inReplyToId: z.string().max(200).nullable(),
  /** The newest status of the account when this was built. */
  after: z.string().max(200).nullable(),
});
export type MessageRecord = Readonly<z.infer<typeof messageRecordSchema>>;

export async function prepareMessage(owner: Owner, message: Message, newKey: () => string): Promise<NetworkResult<PreparedPart>> {
  const to = message.to.map(({ subject }) => accountIdIn(subject, owner.api.server)).filter((one) => one !== null);
  if (to.length !== message.to.length) return refuse('Somebody this goes to is known at another server only. Look them up again.');
  const worded = namingReaders(message, owner.domain);
  if (worded.kind !== 'ok') return worded;
  const status = wellFormed(worded.value).trim();
  const problem = limitExceeded({ text: status, images: [], card: null }, '', owner.facts);
  if (problem !== null) return refuse(problem);
  const after = await newestOwn(owner);
  if (after.kind !== 'ok') return nothingPostedYet(after);
  const record: MessageRecord = { kind: 'message', status, to, inReplyToId: message.conversation ?? null, after: after.value };
  return { kind: 'ok', value: { key: newKey(), record, publishedUri: null, publishedCid: null } };
}

/**
 * The text with every reader named, and nobody else: on Mastodon whoever is named reads it. A name without a server is one of
 * the account's own server.
 */
export function namingReaders({ text, to }: Message, domain: string): NetworkResult<string> {
  const full = (name: string): string => canonicalHandle(name.includes('@') ? name : `${name}@${domain}`);
  const readers = new Set(to.map(({ handle }) => full(handle)));
  const named = new Set(namesIn(text).map(full));
  const added = [...named].find((name) => !readers.has(name));
  if (added !== undefined) {
    return refuse(`Naming @${added} would make them read this too. Add them to the readers, or leave out the at sign.`);
  }
  const missing = to.filter(({ handle }) => !named.has(full(handle))).map(({ handle }) => `@${nameInText(handle, domain)}`);
  return { kind: 'ok', value: [...missing, text].join(' ') };
}

function refuse(words: string): NetworkFailure {
  return { kind: 'rejected', words };
}
