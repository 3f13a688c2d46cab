import { isValidDid } from '@atproto/syntax';
import { z } from 'zod';
import type { ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { BoundedFetch } from '../http/bounded-fetch.ts';
import type { NetworkResult } from '../network.ts';
import { confirmedHandle } from './confirmed-handle.ts';
import { pdsOf } from './did-document.ts';
import type { Directory } from './directory.ts';
import { exchangeWith } from './exchange.ts';
import { POST_COLLECTION, type PostAddress, parsePostAddress, postUri } from './post-address.ts';
import { repliedRecordSchema, replyTarget } from './reply-target.ts';
import { callXrpc, settled } from './xrpc.ts';

export interface LookUpOptions {
  readonly fetch: BoundedFetch;
  readonly clock: Clock;
  readonly directory: Directory;
  /** The server that is asked for handles. */
  readonly server: string;
}

const badAddress = 'This is not the address of a post. It looks like https://bsky.app/profile/NAME/post/KEY.';

/** Reads a post from the repository of its author. */
export async function lookUpPost(options: LookUpOptions, address: string): Promise<NetworkResult<ReplyTarget>> {
  const parsed = parsePostAddress(address);
  if (parsed === null) return { kind: 'rejected', words: badAddress };
  const author = await authorOf(options, parsed);
  if (author.kind !== 'ok') return author;
  const { did, handle, pds } = author.value;
  const answer = settled(
    await callXrpc(exchangeWith(options.fetch, pds), options.clock, {
      nsid: 'com.atproto.repo.getRecord',
      params: { repo: did, collection: POST_COLLECTION, rkey: parsed.key },
      answer: z.object({ cid: z.string().max(200), value: repliedRecordSchema }),
    }),
  );
  if (answer.kind !== 'ok') return answer;
  const { cid, value } = answer.value;
  return { kind: 'ok', value: replyTarget({ uri: postUri(did, parsed.key), cid, record: value }, handle) };
}

interface Author {
  readonly did: string;
  readonly handle: string;
  readonly pds: string;
}

async function authorOf({ directory, server }: LookUpOptions, { author }: PostAddress): Promise<NetworkResult<Author>> {
  const did = isValidDid(author) ? ({ kind: 'ok', value: author } as const) : await directory.didOfHandle(author, server);
  if (did.kind !== 'ok') return did;
  if (did.value === null) return { kind: 'rejected', words: `There is no account @${author}.` };
  const document = await directory.document(did.value, server);
  if (document.kind !== 'ok') return document;
  const pds = pdsOf(document.value, server);
  if (pds === null) return { kind: 'rejected', words: 'This account names no server that can be used.' };
  if (author !== did.value) return { kind: 'ok', value: { did: did.value, handle: author.toLowerCase(), pds } };
  const handle = await confirmedHandle(directory, document.value, server);
  return { kind: 'ok', value: { did: did.value, handle: handle ?? did.value, pds } };
}
