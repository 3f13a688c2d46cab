import { z } from 'zod';
import type { OwnPost } from '../../../shared/voice/history.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import type { Exchange } from './exchange.ts';
import { callXrpc, settled } from './xrpc.ts';

/** The most the method gives at once. */
const PAGE = 100;

const recordsSchema = z.object({
  cursor: z.string().max(2000).optional(),
  records: z.array(z.object({ value: z.unknown() })).max(PAGE),
});

const postSchema = z.object({ text: z.string().max(20_000), createdAt: z.iso.datetime({ offset: true }) });

/**
 * What this account posted itself, newest first, at most `most` (`com.atproto.repo.listRecords` of `app.bsky.feed.post`,
 * newest first where `reverse` is not asked for). The repository is public: it needs no credential. Posts without words
 * and records of another form are left out.
 */
export async function listOwnPosts(
  outsider: Exchange,
  clock: Clock,
  subject: string,
  most: number,
): Promise<NetworkResult<readonly OwnPost[]>> {
  const posts: OwnPost[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let asked = 0; asked < most; asked += PAGE) {
    const answer = settled(
      await callXrpc(outsider, clock, {
        nsid: 'com.atproto.repo.listRecords',
        params: {
          ...{ repo: subject, collection: 'app.bsky.feed.post', limit: String(Math.min(PAGE, most - asked)) },
          ...(cursor === undefined ? {} : { cursor }),
        },
        answer: recordsSchema,
      }),
    );
    if (answer.kind !== 'ok') return answer;
    posts.push(...answer.value.records.flatMap(({ value }) => ownPost(value) ?? []));
    ({ cursor } = answer.value);
    // A cursor that comes again would lead round in a circle.
    if (cursor === undefined || seen.has(cursor)) break;
    seen.add(cursor);
  }
  return { kind: 'ok', value: posts };
}

function ownPost(value: unknown): OwnPost | null {
  const read = postSchema.safeParse(value);
  if (!read.success || read.data.text.trim() === '') return null;
  return { text: read.data.text, time: Date.parse(read.data.createdAt) };
}
