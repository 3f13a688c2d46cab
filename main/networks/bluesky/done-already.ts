import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { LIKE_COLLECTION, REPOST_COLLECTION } from './post-address.ts';
import { callXrpc, settled } from './xrpc.ts';

/** How many of an account's newest likes or reposts are looked at: the most that the method gives at once. */
const RECENT_ACTS = 100;

const actsSchema = z.object({
  records: z
    .array(
      z.object({
        value: z
          .looseObject({ subject: z.looseObject({ uri: z.string().max(2048) }) })
          .nullable()
          .catch(null),
      }),
    )
    .max(RECENT_ACTS),
});

/**
 * Whether the account likes or reposts this post already. Its own repository says so (`com.atproto.repo.listRecords`, newest
 * first): it needs no AppView, and is never behind. An act older than the newest hundred is not found.
 */
export async function isDoneAlready(
  { outsider, clock, subject }: { readonly outsider: Exchange; readonly clock: Clock; readonly subject: string },
  act: 'repost' | 'like',
  uri: string,
): Promise<NetworkResult<boolean>> {
  const answer = settled(
    await callXrpc(outsider, clock, {
      nsid: 'com.atproto.repo.listRecords',
      params: { repo: subject, collection: act === 'like' ? LIKE_COLLECTION : REPOST_COLLECTION, limit: String(RECENT_ACTS) },
      answer: actsSchema,
    }),
  );
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.records.some(({ value }) => value?.subject.uri === uri) } : answer;
}
